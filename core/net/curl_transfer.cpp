// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/curl_transfer.h"

#include <cerrno>

namespace hatstand::net
{

namespace
{
using End = TransferOutcome::End;

/// No web server needs more for its headers, and none may fill memory with them.
constexpr qsizetype mostHeaderBytes = 256 * 1024;
/// A body up to here, in one piece and with nobody watching its way, goes out with the headers in one go.
constexpr qint64 smallBody = 64 * 1024;

bool asks(HttpMethod method)
{
    return method == HttpMethod::Get || method == HttpMethod::Head;
}

QByteArray headerLine(const HttpHeader &header)
{
    // A header without a value is written so; with a colon it would ask libcurl to leave out its own.
    return header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value;
}
} // namespace

CurlTransfer::CurlTransfer(std::shared_ptr<Transfer> transfer, CURL *handle)
    : m_transfer(std::move(transfer)), m_handle(handle)
{
    setUp();
}

CurlTransfer::~CurlTransfer()
{
    // The handle is used again, and must not know this any more.
    curl_easy_reset(m_handle);
    curl_slist_free_all(m_headers);
}

void CurlTransfer::setUp()
{
    const TransferRequest &request = m_transfer->request;
    setUpLine();
    setUpTrust();
    curl_easy_setopt(m_handle, CURLOPT_URL, request.url.constData());
    // The path as it was written: networks sign it.
    curl_easy_setopt(m_handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(m_handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_handle, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(m_handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(m_handle, CURLOPT_HTTP_CONTENT_DECODING, 0L); // ours has limits
    curl_easy_setopt(m_handle, CURLOPT_ERRORBUFFER, m_words.data());
    curl_easy_setopt(m_handle, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_handle, CURLOPT_HEADERFUNCTION, &CurlTransfer::header);
    curl_easy_setopt(m_handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, &CurlTransfer::body);
    curl_easy_setopt(m_handle, CURLOPT_WRITEDATA, this);

    bool hasType = false;
    for (const HttpHeader &each : request.headers) {
        m_headers = curl_slist_append(m_headers, headerLine(each).constData());
        hasType = hasType || each.name.compare("Content-Type", Qt::CaseInsensitive) == 0;
    }
    if (asks(request.method)) {
        curl_easy_setopt(m_handle, request.method == HttpMethod::Head ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1L);
    } else {
        setUpBody();
        // What libcurl would add by itself: a type that is a guess, and a wait for the server's consent.
        if (!hasType)
            m_headers = curl_slist_append(m_headers, "Content-Type:");
        m_headers = curl_slist_append(m_headers, "Expect:");
    }
    curl_easy_setopt(m_handle, CURLOPT_HTTPHEADER, m_headers);
}

/// Limits of time are HttpExchange's, by a clock that tests can move.
void CurlTransfer::setUpLine()
{
    const TransferRequest &request = m_transfer->request;
    curl_easy_setopt(m_handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_handle, CURLOPT_CONNECTTIMEOUT_MS, 24L * 3600 * 1000);
    curl_easy_setopt(m_handle, CURLOPT_MAXAGE_CONN, 30L);
    curl_easy_setopt(m_handle, CURLOPT_QUICK_EXIT, 1L); // who gives up does not wait for a name server
    curl_easy_setopt(m_handle, CURLOPT_RESOLVER_START_FUNCTION, &CurlTransfer::lineIsWanted);
    curl_easy_setopt(m_handle, CURLOPT_RESOLVER_START_DATA, this);
    curl_easy_setopt(m_handle, CURLOPT_SOCKOPTFUNCTION, &CurlTransfer::lineIsMade);
    curl_easy_setopt(m_handle, CURLOPT_SOCKOPTDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_PREREQFUNCTION, &CurlTransfer::beforeRequest);
    curl_easy_setopt(m_handle, CURLOPT_PREREQDATA, this);
    // Always said, so that nothing is taken from the environment behind the caller's back.
    curl_easy_setopt(m_handle, CURLOPT_PROXY, request.proxy.constData());
    curl_easy_setopt(m_handle, CURLOPT_NOPROXY, "");
    if (request.proxy.isEmpty())
        return;
    curl_easy_setopt(m_handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (request.proxyUser.isEmpty())
        return;
    curl_easy_setopt(m_handle, CURLOPT_PROXYUSERNAME, request.proxyUser.constData());
    curl_easy_setopt(m_handle, CURLOPT_PROXYPASSWORD, request.proxyPassword.constData());
    curl_easy_setopt(m_handle, CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_ANY));
}

void CurlTransfer::setUpTrust()
{
    const QByteArray &authorities = m_transfer->request.authorities;
    curl_easy_setopt(m_handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    curl_easy_setopt(m_handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_handle, CURLOPT_SSL_VERIFYHOST, 2L);
    // Where the library has no file of authorities: those of the system.
    curl_easy_setopt(m_handle, CURLOPT_SSL_OPTIONS, long{CURLSSLOPT_NATIVE_CA});
    if (authorities.isEmpty())
        return;
    curl_blob blob{};
    blob.data = const_cast<char *>(authorities.constData()); // read only, says the flag below
    blob.len = static_cast<size_t>(authorities.size());
    blob.flags = CURL_BLOB_NOCOPY;
    curl_easy_setopt(m_handle, CURLOPT_CAINFO_BLOB, &blob);
}

void CurlTransfer::setUpBody()
{
    const TransferRequest &request = m_transfer->request;
    curl_easy_setopt(m_handle, CURLOPT_POST, 1L);
    if (request.method != HttpMethod::Post)
        curl_easy_setopt(m_handle, CURLOPT_CUSTOMREQUEST, httpMethodName(request.method).constData());
    curl_easy_setopt(m_handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.bodySize));
    const auto &pieces = request.body.pieces();
    const bool isOnePiece = pieces.size() == 1 && pieces.first().filePath.isEmpty();
    if (request.bodySize == 0) {
        curl_easy_setopt(m_handle, CURLOPT_POSTFIELDS, "");
    } else if (isOnePiece && request.bodySize <= smallBody && !request.tellsUpload) {
        curl_easy_setopt(m_handle, CURLOPT_POSTFIELDS, pieces.first().bytes.constData());
    } else {
        m_reader.emplace(request.body);
        curl_easy_setopt(m_handle, CURLOPT_READFUNCTION, &CurlTransfer::readBody);
        curl_easy_setopt(m_handle, CURLOPT_READDATA, this);
    }
}

/// A name is about to be looked up.
int CurlTransfer::lineIsWanted(void *, void *, void *self)
{
    static_cast<CurlTransfer *>(self)->m_transfer->connecting = true;
    return 0;
}

/// A socket is there and about to be connected.
int CurlTransfer::lineIsMade(void *self, curl_socket_t, curlsocktype)
{
    static_cast<CurlTransfer *>(self)->m_transfer->connecting = true;
    return CURL_SOCKOPT_OK;
}

/// The line stands, and the request goes next.
int CurlTransfer::beforeRequest(void *self, char *, char *, int, int)
{
    auto *me = static_cast<CurlTransfer *>(self);
    Transfer &transfer = *me->m_transfer;
    // libcurl tries again by itself when a kept line turns out to be gone; whether the first try arrived
    // nobody knows then.
    if (++me->m_tries > 1 && !asks(transfer.request.method)) {
        me->m_refusal = End::Broken;
        return CURL_PREREQFUNC_ABORT;
    }
    transfer.hasLine = true;
    me->m_active = me->m_active || transfer.connecting;
    if (!me->m_reader) {
        transfer.taken = transfer.request.bodySize;
        transfer.left = true;
    }
    return transfer.cancelled ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

size_t CurlTransfer::readBody(char *data, size_t size, size_t count, void *self)
{
    auto *me = static_cast<CurlTransfer *>(self);
    Transfer &transfer = *me->m_transfer;
    const qint64 read = me->m_reader->read(data, static_cast<qint64>(size * count));
    if (read < 0) {
        me->m_refusal = End::FileChanged;
        return CURL_READFUNC_ABORT;
    }
    if (read > 0)
        transfer.left = true;
    if (transfer.cancelled)
        return CURL_READFUNC_ABORT;
    transfer.taken += read;
    me->m_active = true;
    return static_cast<size_t>(read);
}

size_t CurlTransfer::header(char *data, size_t size, size_t count, void *self)
{
    auto *me = static_cast<CurlTransfer *>(self);
    const size_t bytes = size * count;
    me->m_active = true;
    return me->onHeader(QByteArrayView(data, static_cast<qsizetype>(bytes))) ? bytes : 0;
}

bool CurlTransfer::onHeader(QByteArrayView line)
{
    if (m_transfer->headersArrived)
        return true; // trailers of a chunked body: of no use here
    m_headerBytes += line.size();
    if (m_headerBytes > mostHeaderBytes) {
        m_refusal = End::NotHttp;
        return false;
    }
    if (line.startsWith("HTTP/")) {
        m_answerHeaders.clear(); // those before belong to a "100 Continue"
        return true;
    }
    line = line.trimmed();
    if (line.isEmpty())
        return onHeadersEnd();
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        m_answerHeaders.append(
            {line.first(colon).trimmed().toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

bool CurlTransfer::onHeadersEnd()
{
    long status = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
    if (status < 200)
        return true; // the answer is still to come
    m_transfer->headersArrived = true;
    if (m_transfer->request.method == HttpMethod::Head)
        return true;
    for (const HttpHeader &each : std::as_const(m_answerHeaders)) {
        const bool isLength = each.name.compare("Content-Length", Qt::CaseInsensitive) == 0;
        if (isLength && each.value.toLongLong() > m_transfer->request.maxResponseBytes) {
            m_refusal = End::TooLarge;
            return false;
        }
        if (each.name.compare("Content-Encoding", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray packing = each.value.toLower();
        if (packing == "gzip" || packing == "x-gzip") {
            m_inflater = std::make_unique<Inflater>(m_transfer->request.maxResponseBytes);
        } else if (!packing.isEmpty() && packing != "identity") {
            m_refusal = End::BadPacking; // only gzip was asked for
            return false;
        }
    }
    return true;
}

size_t CurlTransfer::body(char *data, size_t size, size_t count, void *self)
{
    auto *me = static_cast<CurlTransfer *>(self);
    const size_t bytes = size * count;
    me->m_active = true;
    return me->onBody(data, static_cast<qsizetype>(bytes)) ? bytes : 0;
}

bool CurlTransfer::onBody(const char *data, qsizetype size)
{
    m_received += size;
    if (!m_inflater) {
        m_body.append(data, size);
        if (m_body.size() <= m_transfer->request.maxResponseBytes)
            return true;
        m_refusal = End::TooLarge;
        return false;
    }
    switch (m_inflater->feed(QByteArray::fromRawData(data, size), m_body)) {
    case Inflater::State::More:
    case Inflater::State::Complete:
        return true;
    case Inflater::State::TooLarge:
        m_refusal = End::TooLarge;
        return false;
    case Inflater::State::Broken:
        break;
    }
    m_refusal = End::BadPacking;
    return false;
}

TransferOutcome CurlTransfer::outcome(CURLcode code)
{
    TransferOutcome outcome;
    outcome.end = m_refusal ? *m_refusal : endOf(code);
    // libcurl takes a line that is closed within the headers for the end of an answer.
    const bool isCut = !m_transfer->headersArrived ||
                       (m_inflater && m_received > 0 && m_inflater->state() != Inflater::State::Complete);
    if (outcome.end == End::Answered && isCut)
        outcome.end = End::Broken;
    long status = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
    outcome.status = static_cast<int>(status);
    outcome.headers = std::move(m_answerHeaders);
    outcome.body = std::move(m_body);
    if (outcome.end != End::Answered) {
        const char *words = m_words[0] != '\0' ? m_words.data() : curl_easy_strerror(code);
        outcome.detail = QStringLiteral("%1 (%2)").arg(QString::fromUtf8(words)).arg(int{code});
    }
    return outcome;
}

End CurlTransfer::endOf(CURLcode code) const
{
    switch (code) {
    case CURLE_OK:
        return End::Answered;
    // The address itself was looked at before it came here: what is left is a name that cannot exist.
    case CURLE_URL_MALFORMAT:
    case CURLE_COULDNT_RESOLVE_HOST:
        return End::NoSuchHost;
    case CURLE_COULDNT_CONNECT:
        return endOfNoConnection();
    case CURLE_SSL_CONNECT_ERROR:
        return endOfNoConnection() == End::NoLine ? End::Untrusted : End::NoLine;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return End::Untrusted;
    case CURLE_UNSUPPORTED_PROTOCOL: // "HTTP/0.9", which is anything that does not begin as an answer does
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
        return End::NotHttp;
    default:
        return m_transfer->hasLine ? End::Broken : End::NoLine;
    }
}

/// Why the system made no connection.
End CurlTransfer::endOfNoConnection() const
{
    long reason = 0;
    curl_easy_getinfo(m_handle, CURLINFO_OS_ERRNO, &reason);
    switch (reason) {
    case ECONNREFUSED:
        return End::Refused;
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
        return End::NoRoute;
    case ECONNRESET:
    case EPIPE:
        return End::Broken;
    default:
        return End::NoLine;
    }
}

} // namespace hatstand::net
