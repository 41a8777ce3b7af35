// dns.Client of github.com/miekg/dns with its defaults, asking the first server of /etc/resolv.conf. It falls back to
// TCP only when its caller does: the TC bit is the caller's to see.
package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"

	"github.com/miekg/dns"
)

func exchange(name string, kind uint16, server string) interface{} {
	question := new(dns.Msg)
	question.SetQuestion(dns.Fqdn(name), kind)
	message, _, err := new(dns.Client).Exchange(question, server)
	if err != nil {
		return failureOf(err)
	}
	return answerOf(message, kind)
}

// The word is the last part of the text of the error, without the addresses and what could not be read.
func failureOf(err error) failure {
	text := err.Error()
	word := text[strings.LastIndex(": "+text, ": "):]
	var network net.Error
	var dnsError *dns.Error
	switch {
	case errors.As(err, &network) && network.Timeout():
		word = "i/o timeout"
	case errors.As(err, &dnsError):
		word = "dns.Error"
	}
	return failure{Error: word, Detail: text}
}

func main() {
	if printsVersion() {
		return
	}
	kind := kindAsked()
	config, err := dns.ClientConfigFromFile("/etc/resolv.conf")
	if err != nil || len(config.Servers) == 0 {
		fmt.Fprintln(os.Stderr, "/etc/resolv.conf: no server", err)
		os.Exit(1)
	}
	server := net.JoinHostPort(config.Servers[0], config.Port)
	run(func(name string) interface{} { return exchange(name, kind, server) })
}
