// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/curl_transfer.h"

#include "net/line_sockets.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <cerrno>

namespace hatstand::net
{

namespace
{
using End = TransferOutcome::End;

/// No web server needs more for its headers, and none may fill memory with them.
constexpr qsizetype mostHeaderBytes = 256LL * 1024;
constexpr int mostHeaderLines = 1000;
} // namespace

CurlTransfer::CurlTransfer(std::shared_ptr<Transfer> transfer, CURL *handle, LineSockets &sockets)
    : m_transfer(std::move(transfer)), m_handle(handle), m_sockets(sockets)
{
    setUp();
}

CurlTransfer::~CurlTransfer()
{
    // The handle is used again, and must not know this any more.
    curl_easy_reset(m_handle);
    curl_slist_free_all(m_headers);
}

/// A name is about to be looked up.
int CurlTransfer::lineIsWanted(void *, void *, void *self)
{
    return static_cast<CurlTransfer *>(self)->noteNewLine() ? 0 : 1;
}

/// A socket is there and about to be connected.
int CurlTransfer::lineIsMade(void *self, curl_socket_t, curlsocktype)
{
    return static_cast<CurlTransfer *>(self)->noteNewLine() ? CURL_SOCKOPT_OK : CURL_SOCKOPT_ERROR;
}

bool CurlTransfer::noteNewLine()
{
    const bool isQuestion = net::isQuestion(m_transfer->request.method);
    // libcurl tries again by itself when a kept line turns out to be gone; whether the first try arrived
    // nobody knows then.
    if (m_tries > 0 && !isQuestion) {
        m_refusal = End::Broken;
        return false;
    }
    m_isNewLine = true;
    m_active = m_active || (m_isLater && !m_transfer->connecting);
    m_transfer->connecting = true;
    // A question that is asked again has no line until this one stands.
    if (isQuestion)
        m_transfer->hasLine = false;
    return true;
}

/// Whether the library for TLS holds something that nobody has asked it for.
bool CurlTransfer::hasUnreadTls() const
{
    const curl_tlssessioninfo *tls = nullptr;
    if (curl_easy_getinfo(m_handle, CURLINFO_TLS_SSL_PTR, &tls) != CURLE_OK || tls == nullptr)
        return false;
    return tls->backend == CURLSSLBACKEND_OPENSSL && tls->internals != nullptr &&
           SSL_pending(static_cast<const SSL *>(tls->internals)) > 0;
}

/// The line stands, and the request goes next.
int CurlTransfer::beforeRequest(void *self, char *, char *, int, int localPort)
{
    auto *me = static_cast<CurlTransfer *>(self);
    Transfer &transfer = *me->m_transfer;
    if (me->m_tries > 0 && !isQuestion(transfer.request.method)) { // a second try on a kept line
        me->m_refusal = End::Broken;
        return CURL_PREREQFUNC_ABORT;
    }
    // libcurl asks the socket whether a kept line is alive, and takes a farewell of TLS, or what a confused
    // server sends too much, for life: the request would be lost, or be given the answer of another.
    const bool isNew = std::exchange(me->m_isNewLine, false);
    if (!isNew && (me->m_sockets.hasNewsOn(localPort) || me->hasUnreadTls())) {
        me->m_badLine = true;
        return CURL_PREREQFUNC_ABORT;
    }
    ++me->m_tries;
    transfer.hasLine = true;
    me->m_active = me->m_active || isNew || me->m_isLater;
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
    const size_t room = size * count;
    const qint64 read = me->m_reader->read(data, static_cast<qint64>(room));
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
    if (m_headerBytes > mostHeaderBytes || ++m_headerLines > mostHeaderLines) {
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
    if (colon <= 0)
        return true;
    const QByteArray name = line.first(colon).trimmed().toByteArray();
    const QByteArray value = line.sliced(colon + 1).trimmed().toByteArray();
    const auto same = std::find_if(m_answerHeaders.begin(), m_answerHeaders.end(), [&](const auto &each) {
        return each.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (same == m_answerHeaders.end())
        m_answerHeaders.append({name, value});
    else
        same->value += ", " + value;
    return true;
}

bool CurlTransfer::onHeadersEnd()
{
    long status = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
    if (status < 200)
        return true; // the answer is still to come
    m_transfer->status = static_cast<int>(status);
    m_transfer->headersArrived = true;
    if (m_transfer->request.method == HttpMethod::Head)
        return true;
    m_isFollowed = m_transfer->request.followsBody && status < 300;
    for (const HttpHeader &each : std::as_const(m_answerHeaders)) {
        const bool isLength = each.name.compare("Content-Length", Qt::CaseInsensitive) == 0;
        if (isLength && !m_isFollowed && each.value.toLongLong() > m_transfer->request.maxResponseBytes) {
            m_refusal = End::TooLarge;
            return false;
        }
        if (each.name.compare("Content-Encoding", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray packing = each.value.toLower();
        if (!m_isFollowed && (packing == "gzip" || packing == "x-gzip")) {
            m_inflater = std::make_unique<Inflater>(m_transfer->request.maxResponseBytes);
        } else if (!packing.isEmpty() && packing != "identity") {
            m_refusal = End::BadPacking; // only gzip was asked for, or not even that
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
    if (m_isFollowed) {
        if (m_transfer->addPart(data, size))
            return true;
        m_refusal = End::TooLarge;
        return false;
    }
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
    case CURLE_COULDNT_RESOLVE_HOST:
        return End::NoSuchHost;
    case CURLE_COULDNT_CONNECT:
        switch (systemError()) {
        case ECONNREFUSED:
            return End::Refused;
        case ENETUNREACH:
        case EHOSTUNREACH:
        case ENETDOWN:
            return End::NoRoute;
        default:
            return End::NoLine;
        }
    case CURLE_SSL_CONNECT_ERROR: {
        const long reason = systemError();
        return reason == ECONNRESET || reason == EPIPE ? End::NoLine : End::NoTls;
    }
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
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

/// The last one of a call into the system; that of an earlier address of the same host if the last succeeded.
long CurlTransfer::systemError() const
{
    long reason = 0;
    curl_easy_getinfo(m_handle, CURLINFO_OS_ERRNO, &reason);
    return reason;
}

} // namespace hatstand::net
