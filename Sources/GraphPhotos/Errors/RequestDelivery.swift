/// What is known of a request that was sent once or more, and that has no answer of success yet.
package enum RequestDelivery: Sendable, Hashable {
    /// No byte of it left this machine.
    case notSent
    /// Each try was answered, the last one with this status, and none was carried out.
    case refused(status: Int)
    /// A try has no answer, or that of a gateway that lost the answer: it may have been carried out.
    case unknown
    /// It was carried out; what came after it was not.
    case accepted
}
