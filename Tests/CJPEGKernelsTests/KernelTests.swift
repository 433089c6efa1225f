import CKernelChecks
import Testing

/// Every kernel against a plain reference, in each instruction set that it is compiled for; see `Tests/CKernelChecks`.
struct KernelTests {
    /// A sentence that is to hold of some kernels.
    struct Check: CustomTestStringConvertible {
        let number: Int
        var testDescription: String { unsafe String(cString: kernel_check_name(number)) }

        static let all = (0..<kernel_check_count()).map(Check.init)
    }

    /// The kernels for an instruction set.
    struct Variant: CustomTestStringConvertible {
        let number: Int
        var testDescription: String { unsafe String(cString: kernel_variant_name(number)) }
        var runsHere: Bool { kernel_variant_runs_here(number) }

        static let all = (0..<kernel_variant_count()).map(Variant.init)
    }

    @Test(arguments: Check.all, Variant.all.filter(\.runsHere))
    func `a kernel computes what its plain reference does`(_ check: Check, _ variant: Variant) {
        var message = [CChar](repeating: 0, count: Int(KERNEL_MESSAGE_SIZE))
        let isRight = unsafe kernel_check_run(check.number, variant.number, &message)
        #expect(isRight, "\(String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))")
    }

    @Test(.enabled(if: Variant.all.allSatisfy(\.runsHere), "This processor lacks the instructions of some variants"))
    func `all variants run on this processor`() {
        #expect(Variant.all.count >= 2)
    }
}
