// The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.
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

func answerLines(respond func(line string) any) error {
	reader := bufio.NewReaderSize(os.Stdin, lineOctets)
	writer := json.NewEncoder(os.Stdout)
	for {
		line, fits, ok := readLine(reader)
		if !ok {
			return nil
		}
		var answer any = failure{Error: "LINE_TOO_LONG"}
		if fits {
			answer = respond(line)
		}
		if err := writer.Encode(answer); err != nil {
			return err
		}
	}
}

// Answers every line of stdin; ends the program.
func run(respond func(line string) any) {
	if err := answerLines(respond); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Argument 1 by what it stands for; ends the program when it is none of them.
func argument[Value any](values map[string]Value) Value {
	if len(os.Args) == 2 {
		if value, ok := values[os.Args[1]]; ok {
			return value
		}
	}
	fmt.Fprintln(os.Stderr, "argument 1: a record type that this program asks for")
	os.Exit(2)
	panic("unreachable")
}
