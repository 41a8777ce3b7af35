// Go's own resolver, net.Resolver with PreferGo, by the line protocol of stubs: one name per line on stdin, one JSON
// object per line on stdout.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"runtime"
	"strings"
)

// A name has at most 253 characters (RFC 1035 §2.3.4); escapes may make it longer.
const lineOctets = 4096

type success struct {
	Addresses []string `json:"addresses"`
}

type failure struct {
	Error  string `json:"error"`
	Detail string `json:"detail,omitempty"`
}

func resolve(name, network string) any {
	resolver := net.Resolver{PreferGo: true}
	addresses, err := resolver.LookupNetIP(context.Background(), network, name)
	if err != nil {
		return failureOf(err)
	}
	texts := make([]string, 0, len(addresses))
	for _, address := range addresses {
		texts = append(texts, address.Unmap().String())
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

// A line without its end; false when there is none. What is too long is read away.
func readLine(reader *bufio.Reader) (line string, fits, ok bool) {
	octets, partial, err := reader.ReadLine()
	line, fits = string(octets), !partial
	for partial && err == nil {
		_, partial, err = reader.ReadLine()
	}
	return line, fits, err == nil
}

func answerLines(network string) error {
	reader := bufio.NewReaderSize(os.Stdin, lineOctets)
	writer := json.NewEncoder(os.Stdout)
	for {
		line, fits, ok := readLine(reader)
		if !ok {
			return nil
		}
		var answer any = failure{Error: "LINE_TOO_LONG"}
		if fits {
			answer = resolve(line, network)
		}
		if err := writer.Encode(answer); err != nil {
			return err
		}
	}
}

func main() {
	networks := map[string]string{"A": "ip4", "AAAA": "ip6", "A+AAAA": "ip"}
	if len(os.Args) == 2 && os.Args[1] == "--version" {
		fmt.Println(runtime.Version())
		return
	}
	if len(os.Args) < 2 || networks[os.Args[1]] == "" {
		fmt.Fprintln(os.Stderr, "argument 1: the record types, A, AAAA or A+AAAA")
		os.Exit(2)
	}
	if err := answerLines(networks[os.Args[1]]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
