// What a message of github.com/miekg/dns tells its reader.
package main

import (
	"fmt"
	"os"

	"github.com/miekg/dns"
)

// Argument 1.
func kindAsked() uint16 {
	return dns.StringToType[argument("A", "AAAA")]
}

func addressOf(record dns.RR) string {
	switch record := record.(type) {
	case *dns.A:
		return record.A.String()
	case *dns.AAAA:
		return record.AAAA.String()
	}
	return ""
}

func answerOf(message *dns.Msg, kind uint16) interface{} {
	if message.Rcode != dns.RcodeSuccess {
		return failure{Error: dns.RcodeToString[message.Rcode], TC: &message.Truncated}
	}
	texts := []string{}
	for _, record := range message.Answer {
		if record.Header().Rrtype == kind {
			texts = append(texts, addressOf(record))
		}
	}
	return success{Addresses: texts, TC: &message.Truncated}
}

// Whether the version was asked for and printed.
func printsVersion() bool {
	asked := len(os.Args) == 2 && os.Args[1] == "--version"
	if asked {
		fmt.Println("miekg/dns", dns.Version)
	}
	return asked
}
