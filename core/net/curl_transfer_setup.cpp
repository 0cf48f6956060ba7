// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What libcurl is told before a transfer begins. Nothing is left to a default of its that could change, or
// that takes something from the surroundings.
#include "net/curl_transfer.h"
#include "net/line_sockets.h"

namespace hatstand::net
{

namespace
{
/// A body up to here, in one piece and with nobody watching its way, goes out with the headers in one go.
constexpr qint64 smallBody = 64LL * 1024;

QByteArray headerLine(const HttpHeader &header)
{
    // A header without a value is written so; with a colon it would ask libcurl to leave out its own.
    return header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value;
}
} // namespace

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
    curl_easy_setopt(m_handle, CURLOPT_HEADERFUNCTION, &CurlTransfer::header);
    curl_easy_setopt(m_handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, &CurlTransfer::body);
    curl_easy_setopt(m_handle, CURLOPT_WRITEDATA, this);

    bool hasType = false;
    for (const HttpHeader &each : request.headers) {
        m_headers = curl_slist_append(m_headers, headerLine(each).constData());
        hasType = hasType || each.name.compare("Content-Type", Qt::CaseInsensitive) == 0;
    }
    if (isQuestion(request.method)) {
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
    m_sockets.serve(m_handle);
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
    QByteArray authorities = m_transfer->request.authorities; // the library has no word for "read only"
    curl_easy_setopt(m_handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    curl_easy_setopt(m_handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_handle, CURLOPT_SSL_VERIFYHOST, 2L);
    // Where the library has no file of authorities: those of the system.
    curl_easy_setopt(m_handle, CURLOPT_SSL_OPTIONS, long{CURLSSLOPT_NATIVE_CA});
    if (authorities.isEmpty())
        return;
    curl_blob blob{};
    blob.data = authorities.data();
    blob.len = static_cast<size_t>(authorities.size());
    blob.flags = CURL_BLOB_COPY;
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

} // namespace hatstand::net
