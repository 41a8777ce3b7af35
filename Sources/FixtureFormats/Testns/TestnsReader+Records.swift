internal import DNSWire

/// Sections and what stands in them.
extension TestnsReader {
    mutating func readSection(_ words: [Substring]) throws(Failure) {
        guard words.count == 2, let section = Section(rawValue: words[1].lowercased()) else {
            throw failure("SECTION is QUESTION, ANSWER, AUTHORITY or ADDITIONAL")
        }
        self.section = section
    }

    func readRecord(_ words: [Substring], into message: inout Message) throws(Failure) {
        if section == .question { return message.questions.append(try question(words)) }
        let line = String(decoding: lines[position - 1], as: UTF8.self)
        let record: ResourceRecord
        do throws(WireError) {
            record = try ResourceRecord(line.trimmed, defaultTTL: defaultTTL, origin: origin)
        } catch {
            throw failure("\(Self.quoted(words.joined(separator: " "))) is no record and no word of an entry: \(error)")
        }
        switch section {
        case .answer: message.answer.append(record)
        case .authority: message.authority.append(record)
        default: message.additional.append(record)
        }
    }

    private func question(_ words: [Substring]) throws(Failure) -> Question {
        guard (2...3).contains(words.count), let type = Mnemonic.type(named: words[words.count - 1]),
            let recordClass = words.count == 2 ? 1 : Mnemonic.recordClass(named: words[1])
        else { throw failure("\(Self.quoted(words.joined(separator: " "))) is no question: name, class and type") }
        return Question(name: try name(words[0]), type: type, recordClass: recordClass)
    }

    func name(_ word: Substring) throws(Failure) -> DomainName {
        do throws(WireError) {
            let name = try DomainName(String(word))
            return word.hasSuffix(".") ? name : try DomainName(labels: name.labels + origin.labels)
        } catch {
            throw failure("\(Self.quoted(word)) is no name: \(error)")
        }
    }
}
