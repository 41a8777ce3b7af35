import Conformance
import DNSWire

@testable import ZoneFiles

