// Message.Unpack of golang.org/x/net/dns/dnsmessage, handed a message in hex.
package main

import (
	"encoding/hex"
	"net"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

var types = map[string]dnsmessage.Type{"A": dnsmessage.TypeA, "AAAA": dnsmessage.TypeAAAA}

func addressOf(record dnsmessage.Resource) string {
	switch body := record.Body.(type) {
	case *dnsmessage.AResource:
		return net.IP(body.A[:]).String()
	case *dnsmessage.AAAAResource:
		return net.IP(body.AAAA[:]).String()
	}
	return ""
}

func parse(line string, kind dnsmessage.Type) interface{} {
	octets, err := hex.DecodeString(line)
	if err != nil {
		return failure{Error: "NOT_HEX"}
	}
	message := new(dnsmessage.Message)
	if err := message.Unpack(octets); err != nil {
		// "unpacking Answer: too many: …": where, then why.
		return failure{Error: "unpacking", Detail: err.Error()}
	}
	if message.RCode != dnsmessage.RCodeSuccess {
		return failure{Error: strings.TrimPrefix(message.RCode.String(), "RCode"), TC: &message.Truncated}
	}
	texts := []string{}
	for _, record := range message.Answers {
		if record.Header.Type == kind {
			texts = append(texts, addressOf(record))
		}
	}
	return success{Addresses: texts, TC: &message.Truncated}
}

func main() {
	kind := types[argument("A", "AAAA")]
	run(func(line string) interface{} { return parse(line, kind) })
}
