import Conformance
import Foundation
import TestTools
import Testing

@testable import Reports

/// Somebody else's readers of these formats.
@Suite struct `Reports and those who read them` {
    /// The schemas that this repository doesn't carry.
    private static let schemas =
        "\(#filePath.components(separatedBy: "/Tests/")[0])/../shared/schemas"

    private static var hasSchemas: Bool {
        ["junit-10.xsd", "sarif-schema-2.1.0.json"].allSatisfy {
            FileManager.default.fileExists(atPath: "\(schemas)/\($0)")
        }
    }

    private static let assessments =
        [
            Sample.assessed(), Sample.assessed(failOn: .tolerated, maxInconclusive: 1), Assessment(Sample.usual),
            Assessment(Sample.paired), Assessment(Sample.audit(scenarios: [], subjects: [], results: [])),
        ] + Sample.hostileAssessments

    @Test(.enabled(if: hasSchemas)) func `Jenkins' schema takes JUnit reports`() async throws {
        let reports = try Self.assessments.enumerated().map { number, assessment in
            ("\(number).xml", Array(try JUnitReport().render(assessment).utf8))
        }
        let schema = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.schemas)/junit-10.xsd")))
        let files = Dictionary(uniqueKeysWithValues: reports + [("junit.xsd", schema)])
        let finished = try await ToolRoom([.xmllint]).run(
            "xmllint --nonet --noout --schema junit.xsd [0-9]*.xml 2>&1", files: files)
        #expect(finished.succeeded, "\(finished.output)")
        #expect(finished.output.split(separator: "\n").count { $0.hasSuffix(".xml validates") } == reports.count)
    }

    @Test(.enabled(if: hasSchemas)) func `the official schema takes SARIF reports`() async throws {
        let script = """
            import json, sys, jsonschema
            schema, *logs = json.load(sys.stdin)
            validator = jsonschema.Draft4Validator(schema)
            for log in logs:
                for error in validator.iter_errors(log): print(list(error.path), error.message[:300])
            print(len(logs), 'read')
            """
        let schema = try String(contentsOfFile: "\(Self.schemas)/sarif-schema-2.1.0.json", encoding: .utf8)
        let texts = [schema] + (try Self.assessments.map { try SARIFReport().render($0) })
        let finished = try await TestTool.jsonschema.run(
            ["-c", script], input: Array("[\(texts.joined(separator: ","))]".utf8))
        #expect(finished.output == "\(Self.assessments.count) read\n", "\(finished.complaints)")
    }

    /// Counts the points of the report and of each subtest. What TAP version 14 adds to version 13 is comments and unknown
    /// lines to perl's reader, which is told that it is version 13.
    private static let reader = """
        use TAP::Parser; local $/; my $all = <STDIN>;
        sub told { my ($text) = @_; my $parser = TAP::Parser->new({tap => "TAP version 13\\n$text"});
            my ($blocks, $texts) = (0, '');
            while (my $part = $parser->next) {
                next unless $part->type eq 'yaml'; $blocks++; $texts .= $part->data->{evidence} // '';
            }
            printf "%d of %d, %d failed, %d todo, %d skipped, %d blocks, %d commands%s\\n", $parser->tests_run,
                $parser->tests_planned, scalar($parser->failed), scalar($parser->todo), scalar($parser->skipped), $blocks,
                scalar(() = $texts =~ /^Again: brimful audit/mg), join('', map {"; $_"} $parser->parse_errors); }
        $all =~ s/^TAP version 14\\n// or die; my $outer = $all;
        $outer =~ s/^    .*\\n//mg; told($outer);
        while ($all =~ /^# Subtest: .*\\n((?:    .*\\n)+)/mg) { my $inner = $1; $inner =~ s/^    //mg; told($inner) }
        """

    private func told(_ assessment: Assessment) async throws -> [String] {
        let finished = try await TestTool.tapParser.run(
            ["-e", Self.reader], input: Array(try TAPReport().render(assessment).utf8))
        try #require(finished.succeeded, "\(finished.complaints)")
        return finished.output.split(separator: "\n").map(String.init)
    }

    @Test func `perl reads TAP reports`() async throws {
        #expect(
            try await told(Sample.assessed()) == [
                "9 of 9, 4 failed, 0 todo, 2 skipped, 4 blocks, 0 commands",
                "3 of 3, 0 failed, 2 todo, 0 skipped, 0 blocks, 0 commands",
                "6 of 6, 4 failed, 0 todo, 0 skipped, 4 blocks, 4 commands",
                "2 of 2, 0 failed, 0 todo, 0 skipped, 0 blocks, 0 commands",
                "1 of 1, 0 failed, 0 todo, 0 skipped, 1 blocks, 0 commands",
                "1 of 1, 1 failed, 0 todo, 0 skipped, 1 blocks, 1 commands",
                "1 of 1, 1 failed, 0 todo, 0 skipped, 1 blocks, 0 commands",
                "1 of 1, 1 failed, 0 todo, 0 skipped, 1 blocks, 0 commands",
            ])
    }

    @Test func `perl reads hostile text as text`() async throws {
        #expect(
            try await told(Sample.hostileAssessments[0]) == [
                "3 of 3, 2 failed, 0 todo, 1 skipped, 2 blocks, 0 commands",
                "4 of 4, 2 failed, 0 todo, 0 skipped, 3 blocks, 2 commands",
                "1 of 1, 1 failed, 0 todo, 0 skipped, 1 blocks, 0 commands",
            ])
    }
}
