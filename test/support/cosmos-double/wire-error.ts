/** A refusal as the service words it: HTTP status, sub-status, code and message. */
export class WireError extends Error {
  readonly status: number;
  readonly subStatus: number | undefined;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly additionalErrorInfo: string | undefined;

  constructor(
    status: number,
    message: string,
    details: {
      readonly subStatus?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly additionalErrorInfo?: string;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.subStatus = details.subStatus;
    this.code = STATUS_CODES[status] ?? 'Error';
    this.headers = details.headers ?? {};
    this.additionalErrorInfo = details.additionalErrorInfo;
  }
}

const STATUS_CODES: Readonly<Record<number, string>> = {
  304: 'NotModified',
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  424: 'FailedDependency',
  429: 'TooManyRequests',
  449: 'RetryWith',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** A 400 with the service's own kind of message. */
export function badRequest(message: string, subStatus?: number): WireError {
  return new WireError(400, message, subStatus === undefined ? {} : { subStatus });
}

/** A 400 for what the real service may know, but this double does not. */
export function unsupported(what: string): WireError {
  return new WireError(400, `${what} is not supported by this double.`);
}

/** The 404 for a resource that is not there (or not there any more). */
export function notFound(): WireError {
  return new WireError(
    404,
    'Message: {"Errors":["Resource Not Found. Learn more: https:\\/\\/aka.ms\\/cosmosdb-tsg-not-found"]}',
    { subStatus: 0 },
  );
}

/** The 404 for a document of a container that is not there: the sub-status tells it from a document that is not there. */
export function ownerNotFound(): WireError {
  return new WireError(404, 'Message: {"Errors":["Owner resource does not exist"]}', { subStatus: 1003 });
}

/** The 409 for an id that is taken. */
export function conflict(): WireError {
  return new WireError(
    409,
    'Message: {"Errors":["Resource with specified id or name already exists. Learn more: https:\\/\\/aka.ms\\/cosmosdb-tsg-conflict"]}',
  );
}

/** The 412 for an If-Match that is not the document's etag. */
export function preconditionFailed(): WireError {
  return new WireError(
    412,
    'Operation cannot be performed because one of the specified precondition is not met. Learn more: https://aka.ms/CosmosDB/sql/errors/precondition-failed',
  );
}

/** The 413 for a request or a document over 2 MB. */
export function tooLarge(): WireError {
  return new WireError(413, 'Message: {"Errors":["Request size is too large"]}');
}
