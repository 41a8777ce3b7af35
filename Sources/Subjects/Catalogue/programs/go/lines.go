// The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.
// Written for Go 1.15, the oldest that is asked: no generics, no `any`.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// The largest DNS message in hex, with room for the line's end.
const lineOctets = 2*65535 + 2

type success struct {
	Addresses []string `json:"addresses"`
	// The TC bit, where the interface shows it to its caller.
	TC *bool `json:"tc,omitempty"`
}

type failure struct {
	Error  string `json:"error"`
	Detail string `json:"detail,omitempty"`
	TC     *bool  `json:"tc,omitempty"`
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

func answerLines(respond func(line string) interface{}) error {
	reader := bufio.NewReaderSize(os.Stdin, lineOctets)
	writer := json.NewEncoder(os.Stdout)
	for {
		line, fits, ok := readLine(reader)
		if !ok {
			return nil
		}
		var answer interface{} = failure{Error: "LINE_TOO_LONG"}
		if fits {
			answer = respond(line)
		}
		if err := writer.Encode(answer); err != nil {
			return err
		}
	}
}

// Answers every line of stdin; ends the program.
func run(respond func(line string) interface{}) {
	if err := answerLines(respond); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Argument 1; ends the program when it is none of the words.
func argument(words ...string) string {
	for _, word := range words {
		if len(os.Args) == 2 && os.Args[1] == word {
			return word
		}
	}
	fmt.Fprintln(os.Stderr, "argument 1: a record type that this program asks for")
	os.Exit(2)
	panic("unreachable")
}
