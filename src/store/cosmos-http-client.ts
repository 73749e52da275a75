import { createDefaultHttpClient, RestError, type HttpClient, type PipelineResponse } from '@azure/core-rest-pipeline';

/**
 * The transport beneath the Cosmos client. It tells `onCharge` the request units of every answer, repetitions included,
 * and keeps two decisions out of the client's hands: a connection that broke is reported as such and not tried again
 * silently (the client would wait a second, ten times over, but only for reads), and so is an answer that is no JSON. One
 * with the status of a failure, such as a gateway's, keeps its status.
 */
export function cosmosHttpClient(onCharge: (requestUnits: number) => void): HttpClient {
  const transport = createDefaultHttpClient();
  return {
    async sendRequest(request) {
      const unanswered = (why: string): RestError =>
        new RestError(why, { code: RestError.REQUEST_SEND_ERROR, request });
      let response: PipelineResponse;
      try {
        response = await transport.sendRequest(request);
      } catch (error) {
        // The client's own time limit.
        if (error instanceof Error && error.name === 'AbortError') throw error;
        throw unanswered(error instanceof Error ? error.message : 'The request failed');
      }
      const charge = Number(response.headers.get('x-ms-request-charge'));
      if (charge > 0) onCharge(charge);
      if (isReadable(response)) return response;
      if (response.status < 400) throw unanswered('The answer is no JSON');
      return { ...response, bodyAsText: JSON.stringify({ message: `Status ${String(response.status)}` }) };
    },
  };
}

/** Whether the client can take the body apart: JSON, an object where it looks for a message, or nothing at all. */
function isReadable({ status, bodyAsText }: PipelineResponse): boolean {
  if (status < 400 && !bodyAsText) return true;
  try {
    const parsed: unknown = JSON.parse(bodyAsText ?? '');
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}
