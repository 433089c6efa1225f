import Foundation
import Testing

@testable import GraphPhotos

@Suite struct GraphErrorCodingTests {
    @Test func `an error has the keys of --json, and comes back as it was`() throws {
        let error = GraphError(.throttled, "Too much.").with {
            $0.httpStatus = 429
            $0.serviceCode = "TooManyRequests"
            $0.requestID = "r"
            $0.clientRequestID = "c"
            $0.attemptCount = 8
            $0.retryAfter = .milliseconds(2_500)
        }
        let data = try JSONEncoder().encode(error)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "code", "category", "message", "remedy", "httpStatus", "serviceCode", "requestId", "clientRequestId",
                "attempts", "retryAfter",
            ])
        #expect(object["retryAfter"] as? Double == 2.5)
        #expect(try JSONDecoder().decode(GraphError.self, from: data) == error)
        let bare = GraphError(.noPhoto, "None.")
        #expect(try JSONDecoder().decode(GraphError.self, from: try JSONEncoder().encode(bare)) == bare)
    }

    @Test func `Foundation shows message and remedy`() {
        let error: any Error = GraphError(.noPhoto, "There is none.")
        #expect(error.localizedDescription == "There is none.")
        #expect((error as? any LocalizedError)?.recoverySuggestion == "Upload one first.")
    }
}
