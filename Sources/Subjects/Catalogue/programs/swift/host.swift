// Foundation's Host: addresses of both families, or none, and no error.
// One name per line on stdin, one JSON object per line on stdout.
import Foundation

func belongs(_ address: String, to types: String) -> Bool {
    types == "A+AAAA" || address.contains(":") == (types == "AAAA")
}

let types = CommandLine.arguments.dropFirst().first ?? ""
guard ["A", "AAAA", "A+AAAA"].contains(types) else {
    FileHandle.standardError.write(Data("argument 1: the record type, A, AAAA or A+AAAA\n".utf8))
    exit(2)
}
while let name = readLine() {
    // Longer than any name is (RFC 1035 §2.3.4).
    var reply = Data(#"{"error":"LINE_TOO_LONG"}"#.utf8)
    if name.utf8.count <= 4096 {
        let addresses = Host(name: name).addresses.filter { belongs($0, to: types) }
        reply = try JSONEncoder().encode(["addresses": addresses])
    }
    FileHandle.standardOutput.write(reply + [10])
}
