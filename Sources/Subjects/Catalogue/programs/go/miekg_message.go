// Msg.Unpack of github.com/miekg/dns, handed a message in hex.
package main

import (
	"encoding/hex"

	"github.com/miekg/dns"
)

func parse(line string, kind uint16) interface{} {
	octets, err := hex.DecodeString(line)
	if err != nil {
		return failure{Error: "NOT_HEX"}
	}
	message := new(dns.Msg)
	if err := message.Unpack(octets); err != nil {
		return failure{Error: "dns.Error", Detail: err.Error()}
	}
	return answerOf(message, kind)
}

func main() {
	if printsVersion() {
		return
	}
	kind := kindAsked()
	run(func(line string) interface{} { return parse(line, kind) })
}
