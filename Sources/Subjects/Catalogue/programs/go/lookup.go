// net.DefaultResolver; GODEBUG and the build say whether that is Go's own resolver or the C library's.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"runtime"
	"strings"
)

func resolve(name, network string) interface{} {
	addresses, err := net.DefaultResolver.LookupIP(context.Background(), network, name)
	if err != nil {
		return failureOf(err)
	}
	texts := make([]string, 0, len(addresses))
	for _, address := range addresses {
		texts = append(texts, address.String())
	}
	return success{Addresses: texts}
}

// The word is the last part of Go's text for the error, without the name, the server and the local port.
func failureOf(err error) failure {
	var dns *net.DNSError
	if !errors.As(err, &dns) {
		return failure{Error: fmt.Sprintf("%T", err), Detail: err.Error()}
	}
	word := dns.Err[strings.LastIndex(": "+dns.Err, ": "):]
	switch {
	case dns.IsNotFound:
		word = "no such host"
	case dns.IsTimeout:
		word = "i/o timeout"
	}
	detail := fmt.Sprintf("%s (not found %t, timeout %t, temporary %t)",
		err, dns.IsNotFound, dns.IsTimeout, dns.IsTemporary)
	return failure{Error: word, Detail: detail}
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "--version" {
		fmt.Println(runtime.Version())
		return
	}
	network := map[string]string{"A": "ip4", "AAAA": "ip6", "A+AAAA": "ip"}[argument("A", "AAAA", "A+AAAA")]
	run(func(name string) interface{} { return resolve(name, network) })
}
