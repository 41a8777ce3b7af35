(* The line protocol of stubs: one name per line on stdin, one JSON object per line on stdout. *)

(* Octets that are no plain text go as \u00xx. *)
let quoted text =
  let octet character =
    match character with
    | '"' | '\\' -> Printf.sprintf "\\%c" character
    | ' ' .. '~' -> String.make 1 character
    | _ -> Printf.sprintf "\\u%04x" (Char.code character)
  in
  "\"" ^ String.concat "" (List.map octet (List.of_seq (String.to_seq text))) ^ "\""

let success addresses =
  let texts = List.map (fun address -> quoted (Unix.string_of_inet_addr address)) addresses in
  "{\"addresses\":[" ^ String.concat "," texts ^ "]}"

let failure word = "{\"error\":" ^ quoted word ^ "}"

let reply respond line =
  match respond line with
  | addresses -> success addresses
  | exception Not_found -> failure "Not_found"
  | exception Unix.Unix_error (error, _, _) -> failure (Unix.error_message error)

(* Answers every line of stdin with what `respond` makes of it. *)
let rec answer respond =
  match input_line stdin with
  | line ->
      print_endline (reply respond line);
      answer respond
  | exception End_of_file -> ()
