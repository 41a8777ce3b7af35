(* Unix.gethostbyname: IPv4 alone; whatever goes wrong is Not_found. *)

let () =
  if Array.length Sys.argv <> 2 || Sys.argv.(1) <> "A" then (
    prerr_endline "argument 1: the record type, A";
    exit 2);
  Lines.answer (fun name -> Array.to_list (Unix.gethostbyname name).Unix.h_addr_list)
