internal import PhotoNormalization

extension GraphError {
    /// It may be otherwise in some minutes, for a group or a user that is new.
    var mayBeNew: Bool {
        code == ErrorKind.notProvisioned.code || code == ErrorKind.noMailbox.code
    }

    /// Says which of the two it is, after so much waiting.
    func after(_ wait: PatientWait) -> GraphError {
        guard wait.waited > .zero else { return self }
        let seconds = wait.waited.components.seconds
        return with {
            $0.message +=
                code == ErrorKind.notProvisioned.code
                ? " It was still being made after \(seconds) seconds."
                : " There was no mailbox after \(seconds) seconds either: it is missing, not only new."
        }
    }
}
