#if Upload
    import ServiceFixtures

    @testable import GraphPhotos

    /// What people reported of photos at Microsoft Graph; each was taken for something else.
    extension ForeignAnswer {
        static let reports: [ForeignAnswer] = {
            let quotedUser =
                #"{\"errorCode\":\"ErrorUserResolutionFailedUserDoesNotExist\",\"message\":\"Exception of type "#
                + #"'ProfileNotFoundException' was thrown.\",\"target\":null,\"details\":null,\"innerError\":null}"#
            let quotedTenant =
                #"{\"error\":{\"code\":\"OrganizationFromTenantGuidNotFound\",\"message\":\"The tenant for tenant guid "#
                + #"'t' does not exist.\",\"innerError\":{\"requestId\":\"r\"}}}"#
            let none = graph("ErrorItemNotFound", "The photo wasn't found.")
            return [
                // msgraph-sdk-dotnet 1247, msgraph-beta-sdk-dotnet 388
                refused(
                    "quoted-user", "404 Not Found", graph("UnknownError", quotedUser), .upload, "user-not-resolved",
                    "ErrorUserResolutionFailedUserDoesNotExist: \"Exception of type"),
                // microsoft-graph-docs 12219, msgraph-sdk-dotnet 655
                refused(
                    "quoted-tenant", "404 Not Found", graph("UnknownError", quotedTenant), .upload, "no-mailbox",
                    "Exchange Online"),
                // msgraph-sdk-dotnet 688
                refused(
                    "on-premises", "404 Not Found",
                    graph("MailboxNotHostedInExchangeOnline", "Mailbox is hosted by an on-premise server."), .upload,
                    "no-mailbox", "on premises"),
                // microsoft-graph-docs 8877 and 4002, msgraph-beta-sdk-dotnet 141
                refused(
                    "no-exchange", "400 Bad Request",
                    graph("AuthenticationError", "Error authenticating with resource"), .upload, "no-mailbox",
                    "Exchange Online"),
                // jasonjoh/php-tutorial 2, O365/python-o365 438
                refused(
                    "no-rest", "403 Forbidden",
                    graph("MailboxNotSupportedForRESTAPI", "REST API is not yet supported for this mailbox."), .upload,
                    "no-mailbox", "not yet supported"),
                // msgraph-sample-aspnet-core 10
                refused(
                    "consumer", "404 Not Found", graph("ConsumerPhotoIsNotSupported"), .upload, "request-refused",
                    "work or school account"),
                // msgraph-sdk-dotnet 1075
                refused(
                    "too-many", "404 Not Found",
                    graph(
                        "ErrorItemNotFound",
                        "The specified object was not found in the store., Too many photo items "
                            + "with class 'IPM.UserPhoto.Preview'."), .upload, "storage-failed", "Too many photo items"),
                // microsoft-graph-docs 2248
                refused("no-item", "404 Not Found", none, .download, "no-photo", "wasn't found"),
                refused("no-item-to-remove", "404 Not Found", none, .delete, "no-photo", "wasn't found"),
                refused(
                    "get-user-photo", "404 Not Found", graph("GetUserPhoto", "The photo wasn\u{2019}t found."),
                    .download, "no-photo", "GetUserPhoto"),
                // msgraph-sdk-dotnet-core 851
                refused(
                    "no-entity", "404 Not Found",
                    graph("ErrorEntityNotFound", "Exception of type 'ImageNotFoundException' was thrown."), .download,
                    "no-photo", "ErrorEntityNotFound"),
                // microsoft-graph-docs 5145
                refused(
                    "no-resource", "404 Not Found",
                    graph(
                        "Request_ResourceNotFound",
                        "Resource 'photo' does not exist or one of its queried "
                            + "reference-property objects are not present."), .download, "no-photo", "Resource 'photo'"),
            ]
        }()

        private static func refused(
            _ word: String, _ status: String, _ body: String, _ question: Question, _ code: String, _ says: String
        ) -> ForeignAnswer {
            ForeignAnswer(
                word: word, question: question,
                // A byte for each scalar, as UTF-8 has them.
                steps: [step(status, String(String.UnicodeScalarView(body.utf8.map { Unicode.Scalar($0) })))],
                expectation: .failure(code, says: says))
        }
    }
#endif
