// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/inflater.h"
#include "net/transfer.h"
#include "net/upload_reader.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace hatstand::net
{

class LineSockets;

/// One transfer in the hands of libcurl: what it asks for on the way, and what its end means. Belongs to the
/// carrying thread. It stays where it is, because libcurl holds its address.
class CurlTransfer
{
public:
    /// `handle` is a new one or one that was reset, and outlives this, as the sockets do.
    CurlTransfer(std::shared_ptr<Transfer> transfer, CURL *handle, LineSockets &sockets);
    CurlTransfer(const CurlTransfer &) = delete;
    CurlTransfer &operator=(const CurlTransfer &) = delete;
    ~CurlTransfer();

    [[nodiscard]] CURL *handle() const { return m_handle; }
    [[nodiscard]] const std::shared_ptr<Transfer> &transfer() const { return m_transfer; }
    /// Whether there was activity to tell of since this was last asked.
    [[nodiscard]] bool takeActivity() { return std::exchange(m_active, false); }
    /// The library has had its first look at it: what happens from now on happens later than it was asked
    /// for.
    void noteLater()
    {
        if (!std::exchange(m_isLater, true))
            m_transfer->waited = !m_transfer->connecting && !m_transfer->hasLine;
    }
    /// Whether it ended because the kept line that it was given is no good. Nothing of it has left then, and
    /// it is to be begun once more. Asking takes it back.
    [[nodiscard]] bool takeBadLine() { return std::exchange(m_badLine, false); }
    [[nodiscard]] TransferOutcome outcome(CURLcode code);

private:
    void setUp();
    void setUpLine();
    void setUpTrust();
    void setUpBody();
    /// False when it must not have another line.
    [[nodiscard]] bool noteNewLine();
    [[nodiscard]] bool hasUnreadTls() const;
    [[nodiscard]] TransferOutcome::End endOf(CURLcode code) const;
    [[nodiscard]] long systemError() const;
    [[nodiscard]] bool onHeader(QByteArrayView line);
    [[nodiscard]] bool onHeadersEnd();
    [[nodiscard]] bool onBody(const char *data, qsizetype size);

    // What libcurl calls; `self` is the object.
    static int lineIsWanted(void *resolver, void *reserved, void *self);
    static int lineIsMade(void *self, curl_socket_t, curlsocktype);
    static int beforeRequest(void *self, char *remoteAddress, char *localAddress, int remotePort,
                             int localPort);
    static size_t readBody(char *data, size_t size, size_t count, void *self);
    static size_t header(char *data, size_t size, size_t count, void *self);
    static size_t body(char *data, size_t size, size_t count, void *self);

    const std::shared_ptr<Transfer> m_transfer;
    CURL *const m_handle;
    LineSockets &m_sockets;
    curl_slist *m_headers = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_words{};
    std::optional<UploadReader> m_reader;
    std::unique_ptr<Inflater> m_inflater; ///< where the answer is packed
    QList<HttpHeader> m_answerHeaders;
    qsizetype m_headerBytes = 0;
    int m_headerLines = 0;
    QByteArray m_body;
    qint64 m_received = 0;     ///< bytes of the body as they came
    bool m_isFollowed = false; ///< the body is handed on in parts
    /// What was found out here, which libcurl only knows as "a callback did not want to go on".
    std::optional<TransferOutcome::End> m_refusal;
    int m_tries = 0;
    bool m_isNewLine = false; ///< the one it is about to use
    bool m_badLine = false;
    bool m_isLater = false;
    bool m_active = false;
};

} // namespace hatstand::net
