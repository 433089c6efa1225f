/// An error as Microsoft Graph answers it. The texts are the live service's where they are known.
package struct GraphFailure: Error, Sendable, Hashable {
    package let status: Int
    package let code: String
    package let message: String
    package var headers: [SandboxAnswer.Header] = []

    package init(_ status: Int, _ code: String, _ message: String, headers: [SandboxAnswer.Header] = []) {
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers
    }

    package static let requestTooLong = GraphFailure(400, "BadRequest", "Maximum request length exceeded.")
    package static let imageNotFound = GraphFailure(404, "ImageNotFound", profileException("ImageNotFoundException"))
    package static let widthTooSmall = GraphFailure(
        400, "ValidationWidthTooSmall", profileException("ProfileBadRequestException"))
    package static let noMailbox = GraphFailure(
        404, "ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.")
    package static let itemNotFound = GraphFailure(
        404, "ErrorItemNotFound", "The specified object was not found in the store.")
    package static let accessDenied = GraphFailure(
        403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
    package static let requestDenied = GraphFailure(
        403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
    package static let appOnlyGroup = GraphFailure(
        403, "AppOnlyTokenNotSupportedForGroupUpdate", profileException("ProfileAccessDeniedException"))
    package static let delegatedOnly = GraphFailure(
        400, "BadRequest", "/me request is only valid with delegated authentication flow.")
    package static let methodNotAllowed = GraphFailure(
        405, "BadRequest", "Specified HTTP method is not allowed for the request target.")
    package static let preconditionFailed = GraphFailure(
        412, "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed "
            + "in the request does not match the current change key for the item.")
    package static let notAnImage = GraphFailure(
        500, "ErrorInternalServerError",
        "An internal server error occurred. The operation failed., The file you chose isn't an image. Please choose a "
            + "different file.")
    package static let storage = GraphFailure(
        500, "ErrorStoreInternalServerError", profileException("ProfileStorageUnexpectedException"))

    package static func badRequest(_ message: String) -> GraphFailure {
        GraphFailure(400, "BadRequest", message)
    }

    package static func unknownSegment(_ segment: String) -> GraphFailure {
        badRequest("Resource not found for the segment '\(segment)'.")
    }

    package static func noSuchResource(_ id: String) -> GraphFailure {
        GraphFailure(
            404, "Request_ResourceNotFound",
            "Resource '\(id)' does not exist or one of its queried reference-property objects are not present.")
    }

    package static func invalidToken(_ message: String) -> GraphFailure {
        GraphFailure(401, "InvalidAuthenticationToken", message)
    }

    package static func tooManyRequests(retryAfter: String) -> GraphFailure {
        GraphFailure(
            429, "TooManyRequests", "Please retry again later.",
            headers: [SandboxAnswer.Header(name: "Retry-After", value: retryAfter)])
    }

    private static func profileException(_ name: String) -> String {
        "Exception of type 'Microsoft.Fast.Profile.Core.Exception.\(name)' was thrown."
    }
}

extension GraphFailure {
    /// As sent, with what identifies the request.
    package func answer(_ identity: RequestIdentity) -> SandboxAnswer {
        var answer = SandboxAnswer.json(
            [
                "error": [
                    "code": .string(code),
                    "message": .string(message),
                    "innerError": [
                        "date": .string(identity.innerErrorDate),
                        "request-id": .string(identity.requestID),
                        "client-request-id": .string(identity.clientRequestID),
                    ],
                ]
            ],
            status: status,
            charset: false
        )
        answer.headers += headers
        return answer
    }
}
