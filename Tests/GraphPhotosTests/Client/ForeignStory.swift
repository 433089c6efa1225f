#if Upload
    import ServiceFixtures

    @testable import GraphPhotos

    /// What a server that is not ours answers one after the other, and what the client makes of it.
    struct ForeignStory: Sendable {
        enum Work: Sendable {
            /// With a look before, and looks after.
            case upload
            /// Without looks.
            case uploadAlone
            case delete
        }

        enum End: Sendable {
            /// Sent so many times, with these warnings; whether the photo was seen.
            case done(attemptCount: Int = 1, warnings: [String] = [], isVisible: Bool? = nil, says: String = "")
            /// The error's code, how often the photo was sent, a part of what it says, and what it must not say.
            case failed(String, attemptCount: Int = 0, says: String, not: String = "nothing that is said")
        }

        /// The user that it is about.
        let word: String
        var work = Work.upload
        let steps: [ForeignAnswer.Step]
        /// Of the requests that came.
        let methods: [String]
        let end: End
        /// Waits, in milliseconds, of a clock that moves by them alone.
        var waits: [Int]?
    }

    extension ForeignStory {
        private typealias Step = ForeignAnswer.Step

        private static func answer(_ status: String, _ body: String = "", _ fields: [String] = []) -> Step {
            ForeignAnswer.step(status, body, fields + ["request-id: r-1"])
        }

        private static func photo(_ etag: String) -> Step { answer("200 OK", MetadataText.photo(etag: etag)) }

        private static let none = answer("200 OK", MetadataText.placeholder)
        private static let untagged = answer("200 OK", #"{"id":"240x240","width":240,"height":240}"#)
        private static let accepted = answer("200 OK")
        private static let lost = Step(wire: "", then: "reset")
        private static let page = ForeignAnswer.step("200 OK", "<html><title>Hotel</title></html>")
        private static func missing(_ code: String) -> Step { answer("404 Not Found", ForeignAnswer.graph(code)) }
        private static func patience(_ seconds: String, _ fields: [String] = []) -> Step {
            answer(
                "429 Too Many Requests", ForeignAnswer.graph("TooManyRequests"), ["Retry-After: \(seconds)"] + fields)
        }
        private static let late = [250, 500, 1_000, 2_000, 2_000, 2_000, 2_000]

        /// Looking for a photo that was accepted.
        static let looks: [ForeignStory] = [
            // A service that encodes photos again gives another ETag at every upload, of the same bytes too.
            ForeignStory(
                word: "again", steps: [photo("W/1"), accepted, photo("W/2")], methods: ["GET", "PUT", "GET"],
                end: .done(isVisible: true)),
            ForeignStory(
                word: "same", steps: [photo("A"), accepted, photo("A")],
                methods: ["GET", "PUT"] + Array(repeating: "GET", count: 8),
                end: .done(warnings: ["not-yet-visible"], isVisible: false, says: "it is the same"), waits: late),
            ForeignStory(
                word: "forgetful", steps: [none, accepted, none],
                methods: ["GET", "PUT"] + Array(repeating: "GET", count: 8),
                end: .done(warnings: ["not-yet-visible"], isVisible: false, says: "does not show it yet"), waits: late),
            ForeignStory(
                word: "untagged", steps: [untagged, accepted, untagged], methods: ["GET", "PUT", "GET"],
                end: .done(warnings: ["not-verified"], says: "no ETag")),
            ForeignStory(
                word: "first-untagged", steps: [none, accepted, untagged], methods: ["GET", "PUT", "GET"],
                end: .done(isVisible: true)),
            // The whole of a retry policy went into each look, and the photo was sent again after it.
            ForeignStory(
                word: "busy-after", steps: [none, accepted, patience("30")], methods: ["GET", "PUT", "GET"],
                end: .done(warnings: ["not-verified"], says: "429"), waits: []),
            ForeignStory(
                word: "closed-after",
                steps: [none, accepted, answer("403 Forbidden", ForeignAnswer.graph("ErrorAccessDenied"))],
                methods: ["GET", "PUT", "GET"], end: .done(warnings: ["not-verified"], says: "ErrorAccessDenied")),
            ForeignStory(
                word: "page-after", steps: [none, accepted, page], methods: ["GET", "PUT", "GET"],
                end: .done(warnings: ["not-verified"], says: "Hotel")),
            ForeignStory(
                word: "unreadable-before",
                steps: [answer("403 Forbidden", ForeignAnswer.graph("ErrorAccessDenied")), accepted, photo("A")],
                methods: ["GET", "PUT", "GET"],
                end: .done(warnings: ["not-verified"], says: "before could not be read")),
            // What the service asks for is for the upload as well.
            ForeignStory(
                word: "busy-before", steps: [patience("12"), accepted, photo("A")], methods: ["GET", "PUT", "GET"],
                end: .done(warnings: ["not-verified"], says: "before could not be read"), waits: [12_000]),
        ]

        /// What ends before the photo is sent.
        static let stops: [ForeignStory] = [
            ForeignStory(
                word: "portal", steps: [page], methods: ["GET"], end: .failed("unexpected-answer", says: "Hotel")),
            ForeignStory(
                word: "silent-portal", steps: [Step(wire: "HTTP/1.1 204 No Content\r\n\r\n")], methods: ["GET"],
                end: .failed("unexpected-answer", says: "without an id of Microsoft Graph's")),
            ForeignStory(
                word: "old-token",
                steps: [answer("401 Unauthorized", ForeignAnswer.graph("InvalidAuthenticationToken"))],
                methods: ["GET"],
                end: .failed("unauthorized", says: "InvalidAuthenticationToken", not: "did not accept a new")),
            ForeignStory(
                word: "nobody", steps: [missing("Request_ResourceNotFound")], methods: ["GET"],
                end: .failed("target-not-found", says: "Request_ResourceNotFound")),
            ForeignStory(
                word: "bare", steps: [answer("404 Not Found", #"{"errorCode":"ErrorInvalidUser","message":"No."}"#)],
                methods: ["GET"], end: .failed("user-not-resolved", says: "No.")),
        ]

        /// Answers that are lost, and what the next try is told.
        static let losses: [ForeignStory] = [
            ForeignStory(
                word: "deleted", work: .delete, steps: [lost, missing("ImageNotFound")], methods: ["DELETE", "DELETE"],
                end: .done(attemptCount: 2)),
            ForeignStory(
                word: "deleted-late", work: .delete,
                steps: [answer("504 Gateway Timeout"), answer("404 Not Found")], methods: ["DELETE", "DELETE"],
                end: .done(attemptCount: 2)),
            ForeignStory(
                word: "no-photo", work: .delete, steps: [missing("ImageNotFound")], methods: ["DELETE"],
                end: .failed("no-photo", attemptCount: 1, says: "ImageNotFound", not: "may have been done")),
            ForeignStory(
                word: "busy-then-none", work: .delete, steps: [patience("1"), missing("ImageNotFound")],
                methods: ["DELETE", "DELETE"], end: .failed("no-photo", attemptCount: 2, says: "ImageNotFound")),
            ForeignStory(
                word: "lost-nobody", work: .delete, steps: [lost, missing("Request_ResourceNotFound")],
                methods: ["DELETE", "DELETE"],
                end: .failed("target-not-found", attemptCount: 2, says: "may have been done")),
            ForeignStory(
                word: "stored-412", work: .uploadAlone, steps: [lost, answer("412 Precondition Failed")],
                methods: ["PUT", "PUT"], end: .done(attemptCount: 2)),
            ForeignStory(
                word: "stored-409", steps: [none, lost, answer("409 Conflict"), photo("A")],
                methods: ["GET", "PUT", "PUT", "GET"], end: .done(attemptCount: 2, isVisible: true)),
            ForeignStory(
                word: "conflict", work: .uploadAlone, steps: [answer("409 Conflict")], methods: ["PUT"],
                end: .failed("request-refused", attemptCount: 1, says: "409", not: "may have been done")),
            ForeignStory(
                word: "lost-refused", work: .uploadAlone,
                steps: [lost, answer("403 Forbidden", ForeignAnswer.graph("ErrorAccessDenied"))],
                methods: ["PUT", "PUT"], end: .failed("forbidden", attemptCount: 2, says: "may have been done")),
        ]

        /// Eight tries were over in 0.04 s.
        static let waits: [ForeignStory] = [
            ("zero", "0", []), ("past", "Sun, 22 Nov 2026 09:00:00 GMT", ["Date: Sun, 22 Nov 2026 09:00:01 GMT"]),
        ].map { word, seconds, fields in
            ForeignStory(
                word: word, work: .uploadAlone, steps: [patience(seconds, fields)],
                methods: Array(repeating: "PUT", count: 8), end: .failed("throttled", attemptCount: 8, says: "429"),
                waits: [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000])
        }
    }
#endif
