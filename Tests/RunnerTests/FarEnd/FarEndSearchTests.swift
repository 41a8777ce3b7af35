import DNSWire
import Field
import Scenarios
import Testing

@testable import Runner

/// Whether a zone's far end is there, and ours.
@Suite struct FarEndSearchTests {
    private static let zone = "big.example.net"
    private static let place = "192.0.2.53"

    private func find(
        _ conducts: [String: RehearsedServers.Conduct], authority: [String] = [], zone: String = zone
    ) async throws -> Result<FarEnd, FieldError> {
        let servers = try RehearsedServers(zone, conducts)
        let search = FarEndSearch(
            zone: try DomainName(zone), authority: try authority.map { try ServerAddress($0) },
            roots: [try ServerAddress("192.0.2.1")], asking: servers)
        do throws(FieldError) { return .success(try await search.find()) } catch { return .failure(error) }
    }

    private func complaint(_ result: Result<FarEnd, FieldError>) -> String {
        if case .failure(let error) = result { error.description } else { "found" }
    }

    @Test func `referrals lead there`() async throws {
        let found = try await find([
            "192.0.2.1": .refersTo(Self.place, zone: Self.zone), Self.place: .farEnd([]),
        ]).get()
        #expect(found.servers.map(\.description) == [Self.place])
    }

    @Test func `a server without a delegation is there when it is named`() async throws {
        let found = try await find([Self.place: .farEnd([])], authority: [Self.place, "192.0.2.54"]).get()
        #expect(found.servers.map(\.description) == [Self.place])
    }

    @Test func `a parent's server that says there is no such name has delegated nothing`() async throws {
        let result = try await find([
            "192.0.2.1": .refersTo("192.0.2.2", zone: "net"), "192.0.2.2": .another(rcode: 3, aa: true),
        ])
        #expect(
            complaint(result).hasPrefix(
                "big.example.net. isn't delegated: 192.0.2.2, a server of net., answers NXDOMAIN"))
    }

    @Test(arguments: [
        (RehearsedServers.Conduct.another(rcode: 0, aa: true), "has other addresses for"),
        (.another(rcode: 5, aa: true), "answers REFUSED for"),
        (.another(rcode: 0, aa: false), "without AA over UDP: does somebody answer in its place?"),
    ])
    func `another server is named as one`(_ conduct: RehearsedServers.Conduct, _ words: String) async throws {
        let said = complaint(try await find([Self.place: conduct], authority: [Self.place]))
        #expect(
            said.hasPrefix(
                "192.0.2.53 serves big.example.net and isn't `brimful serve --public --zone big.example.net`"))
        #expect(said.contains(words), "\(said)")
        #expect(!said.contains("\n"))
    }

    @Test(arguments: [
        (RehearsedServers.Conduct.silent, "192.0.2.53 doesn't answer over UDP"),
        (.farEndOverUDP, "192.0.2.53 has nothing that listens on TCP"),
    ])
    func `a server that isn't reached is named with the way`(
        _ conduct: RehearsedServers.Conduct, _ words: String
    ) async throws {
        let said = complaint(try await find([Self.place: conduct], authority: [Self.place]))
        #expect(said.hasPrefix("nobody serves big.example.net: \(words)"), "\(said)")
    }

    @Test func `a zone that leaves no room for the names of cases is too long`() async throws {
        let label = String(repeating: "a", count: 63)
        let zone = [label, label, label, String(repeating: "b", count: 40)].joined(separator: ".")
        let said = complaint(try await find([Self.place: .farEnd([])], authority: [Self.place], zone: zone))
        #expect(said.contains("more than 255 octets"), "\(said)")
    }

    @Test func `scenarios that an older far end doesn't know are left out`() async throws {
        let all = ScenarioCatalogue.all
        let older = Array(all.dropLast(3))
        let servers = try RehearsedServers(Self.zone, [Self.place: .farEnd(older)])
        let server = try ServerAddress(Self.place)
        let search = FarEndSearch(zone: try DomainName(Self.zone), authority: [server], asking: servers)
        let known = await search.known(all, at: try FarEnd(zone: try DomainName(Self.zone), servers: [server]))
        #expect(known == older)
    }
}
