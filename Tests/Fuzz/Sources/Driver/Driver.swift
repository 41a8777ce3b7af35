import Foundation

/// Hands octets to a reader.
public typealias Target = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt

/// libFuzzer's own main, which the Swift package manager's takes the place of.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, _ target: Target
) -> CInt

/// Fuzzes as the command line says, and ends.
public func fuzz(_ target: Target) -> Never {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, target))
}
