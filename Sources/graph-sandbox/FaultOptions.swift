internal import ArgumentParser
internal import GraphSandbox

/// What limits there are, and what goes wrong.
struct FaultOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "live, off, or what differs from the live service: in-flight=2,requests=50,bytes=1000000,per=mailbox,"
                + "delay=0.5.",
            valueName: "limits"
        ),
        transform: { text in
            do throws(ThrottlePolicy.Failure) {
                return try ThrottlePolicy(parsing: text)
            } catch {
                throw ValidationError(error.description)
            }
        }
    )
    var throttle = ThrottlePolicy.live

    @Option(
        help: ArgumentHelp(
            "What goes wrong how often: reset=20%, several kinds in turn retryable=20%, other requests read:stall=5% or "
                + "token:503=50%. May be repeated.",
            valueName: "kind=rate"
        ),
        transform: { text in
            do throws(FaultRule.Failure) {
                return try FaultRule(parsing: text)
            } catch {
                throw ValidationError(error.description)
            }
        }
    )
    var fail: [FaultRule] = []

    @Option(
        help: ArgumentHelp("What goes wrong with the first uploads, one each: 503,reset.", valueName: "kinds"),
        transform: { text in
            do throws(FaultRule.Failure) {
                return try FaultRule.kinds(text)
            } catch {
                throw ValidationError(error.description)
            }
        }
    )
    var failFirst: [FaultKind] = []

    @Option(help: ArgumentHelp("How long a stalled request gets no answer.", valueName: "seconds"))
    var stall = 30.0

    @Option(help: ArgumentHelp("What Retry-After says with made-up failures.", valueName: "seconds"))
    var retryAfter = 0.328

    func validate() throws {
        guard stall >= 0, stall <= 86_400 else { throw ValidationError("--stall is 0 ... 86400.") }
        guard retryAfter >= 0, retryAfter <= 86_400 else { throw ValidationError("--retry-after is 0 ... 86400.") }
    }

    func apply(to configuration: inout SandboxConfiguration) {
        configuration.throttle = throttle
        configuration.faults = FaultPlan(rules: fail, seed: configuration.seed, script: failFirst)
        configuration.stallTime = .milliseconds(Int(stall * 1_000))
        configuration.faultRetryDelay = retryAfter
    }
}
