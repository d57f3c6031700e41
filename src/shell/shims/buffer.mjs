/** Node's Buffer, for the few commands that need it (base64, gzip, tar). The same code serves Node, so that both give the same bytes. */
export { Buffer } from 'buffer/';
