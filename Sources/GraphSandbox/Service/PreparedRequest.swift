/// A request that may be carried out: found in the directory, and allowed.
package struct PreparedRequest: Sendable, Hashable {
    package let route: GraphRoute
    package let operation: GraphRoute.Operation
    package let subject: PhotoSubject
    package let request: GraphCall
    /// The app, for counting.
    package let clientID: String
    /// For `@odata.context`.
    package let baseURL: String
}
