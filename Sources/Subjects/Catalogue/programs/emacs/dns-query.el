;;; dns-query.el --- Emacs's dns-query, with the servers of /etc/resolv.conf  -*- lexical-binding: t -*-

;; One name per line on stdin, one JSON object per line on stdout.  It gives a message, or nil and no reason.

;;; Code:

(require 'dns)
(require 'json)

(defvar lookup-type (intern (or (pop command-line-args-left) "A")))

(defun lookup-addresses (message)
  "The addresses of the answer section of MESSAGE, in its order."
  (let (addresses)
    (dolist (record (cadr (assq 'answers message)))
      (when (eq (cadr (assq 'type record)) lookup-type)
        (push (cadr (assq 'data record)) addresses)))
    (vconcat (nreverse addresses))))

(defun lookup-reply (name)
  "What goes to stdout for NAME."
  (let* ((message (dns-query name lookup-type t))
         (rcode (cadr (assq 'response-code message))))
    (cond ((null message) '((error . "nil")))
          ((not (eq rcode 'no-error)) `((error . ,(symbol-name rcode))))
          (t `((addresses . ,(lookup-addresses message))
               (tc . ,(if (cadr (assq 'truncated-p message)) t :json-false)))))))

;; An error in a process filter ends Emacs only in batch mode; who sits before it gets a message, and no answer.
(when (fboundp 'dns--filter)
  (advice-add 'dns--filter :around
              (lambda (filter &rest arguments)
                (with-demoted-errors "Error in process filter: %S" (apply filter arguments)))))

(let (name)
  (while (setq name (ignore-errors (read-from-minibuffer "")))
    (princ (json-encode (condition-case failure (lookup-reply name)
                          (error `((error . ,(symbol-name (car failure)))
                                   (detail . ,(error-message-string failure)))))))
    (terpri)))

;;; dns-query.el ends here
