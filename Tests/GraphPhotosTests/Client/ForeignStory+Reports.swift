#if Upload
    import ServiceFixtures

    @testable import GraphPhotos

    /// What people reported of several answers, one after the other.
    extension ForeignStory {
        static let reports: [ForeignStory] = {
            func answer(_ status: String, _ body: String = "", _ fields: [String] = []) -> ForeignAnswer.Step {
                ForeignAnswer.step(status, body, fields + ["request-id: r-1"])
            }
            let photo = answer("200 OK", MetadataText.photo(etag: "e"))
            let lost = ForeignAnswer.Step(wire: "", then: "reset")
            func none(_ code: String, _ message: String) -> ForeignAnswer.Step {
                answer("404 Not Found", ForeignAnswer.graph(code, message))
            }
            return [
                // Who had no photo yet could not get the first one: microsoft-graph-docs 2248 and 5145.
                ("first-photo", none("ErrorItemNotFound", "The photo wasn't found.")),
                ("first-photo-by-name", none("GetUserPhoto", "The photo wasn't found.")),
                ("first-photo-by-class", none("ErrorEntityNotFound", "Exception of type 'ImageNotFoundException'.")),
            ].map { word, step in
                ForeignStory(
                    word: word, steps: [step, answer("200 OK"), photo], methods: ["GET", "PUT", "GET"],
                    end: .done(isVisible: true))
            } + [
                ForeignStory(
                    word: "gone-by-name", work: .delete,
                    steps: [lost, none("GetUserPhoto", "The photo wasn't found.")], methods: ["DELETE", "DELETE"],
                    end: .done(attemptCount: 2))
            ]
                + [
                    // Azure's gateways, azure-sdk-for-java 3471, microsoft/fhir-server 1639. The longest counts.
                    ("x-ms-milliseconds", ["x-ms-retry-after-ms: 1500"], 1_650),
                    ("milliseconds", ["Retry-After-MS: 2500", "Retry-After: 2"], 2_750),
                    ("both", ["retry-after-ms: 1500", "Retry-After: 4"], 4_250),
                    ("nonsense", ["x-ms-retry-after-ms: soon"], 250),
                ].map { word, fields, wait in
                    ForeignStory(
                        word: word, work: .uploadAlone,
                        steps: [
                            answer("429 Too Many Requests", ForeignAnswer.graph("TooManyRequests"), fields),
                            answer("200 OK"),
                        ], methods: ["PUT", "PUT"], end: .done(attemptCount: 2), waits: [wait])
                }
        }()
    }
#endif
