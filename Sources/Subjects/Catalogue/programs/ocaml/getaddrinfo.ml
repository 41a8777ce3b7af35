(* Unix.getaddrinfo: an empty list for whatever goes wrong. *)

let families = [ ("A", [ Unix.AI_FAMILY PF_INET ]); ("AAAA", [ Unix.AI_FAMILY PF_INET6 ]); ("A+AAAA", []) ]

let address found =
  match found.Unix.ai_addr with Unix.ADDR_INET (address, _) -> Some address | Unix.ADDR_UNIX _ -> None

let () =
  let argument = if Array.length Sys.argv = 2 then Sys.argv.(1) else "" in
  match List.assoc_opt argument families with
  | None ->
      prerr_endline "argument 1: the record types, A, AAAA or A+AAAA";
      exit 2
  | Some family ->
      (* SOCK_STREAM: otherwise every address comes once for each kind of socket. *)
      let options = Unix.AI_SOCKTYPE SOCK_STREAM :: family in
      Lines.answer (fun name -> List.filter_map address (Unix.getaddrinfo name "" options))
