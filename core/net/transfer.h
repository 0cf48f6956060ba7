// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <functional>
#include <mutex>
#include <utility>

namespace hatstand::net
{

/// Whether it changes nothing over there, so that it may be asked again.
[[nodiscard]] constexpr bool isQuestion(HttpMethod method)
{
    return method == HttpMethod::Get || method == HttpMethod::Head;
}

/// What goes over the line, ready to be sent as it is.
struct TransferRequest
{
    HttpMethod method = HttpMethod::Get;
    QByteArray url;
    QList<HttpHeader> headers; ///< all of them but Host and Content-Length
    RequestBody body;
    qint64 bodySize = 0;
    QByteArray proxy; ///< "http://proxy.example:3128", "socks5h://…"; empty: none
    QByteArray proxyUser;
    QByteArray proxyPassword;
    QByteArray authorities; ///< PEM; trusted instead of the system's when not empty
    qint64 maxResponseBytes = 0;
    /// Whether the way of the body is followed (Transfer::taken, onActivity), and not only its end.
    bool tellsUpload = false;
    /// Whether the body of a success is taken in parts (Transfer::takeParts), and not with the end.
    bool followsBody = false;
    PlaceInRow row = {};
};

/// How a transfer ended.
struct TransferOutcome
{
    enum class End {
        Answered,
        NoSuchHost,
        NoRoute,
        Refused,     ///< nobody listens there
        NoLine,      ///< any other reason for which no line came about
        Untrusted,   ///< the certificate is not valid
        NoTls,       ///< no agreement on a protected line
        Broken,      ///< the line went away before the answer was whole
        NotHttp,     ///< what came is not an answer of a web server
        TooLarge,    ///< more than TransferRequest::maxResponseBytes, unpacked; not taken, where followed
        BadPacking,  ///< packed in a way that was not asked for, or broken
        FileChanged, ///< a file of the body could not be read to its end as announced
        OutOfTurn,   ///< its turn in a row came when the computer had slept meanwhile; nothing of it left
    };
    End end = End::Broken;
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body; ///< unpacked; what there was of it when it is not Answered
    QString detail;  ///< English, for the log: what the library said
};

/// One request on its way, shared by who asked for it and the thread that carries it.
///
/// The two flags `left` and `cancelled` make "may it have arrived?" exact: the carrying thread raises `left`
/// and then looks at `cancelled` before the first byte that matters; who gives up raises `cancelled` and then
/// looks at `left`. One of the two always sees the other.
class Transfer
{
public:
    explicit Transfer(TransferRequest what) : request(std::move(what)) {}
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    const TransferRequest request;

    /// Called on the thread of who asked, and belong to it. Activity is told when something went on without
    /// an end: a new line stands, a part of the body was taken (if tellsUpload), a part of the answer came.
    std::function<void()> onActivity;
    std::function<void(TransferOutcome)> onEnd; ///< once, unless it was stopped before

    std::atomic<bool> cancelled{false};
    std::atomic<bool> waited{false};         ///< for a line to its host, or for its turn in a row
    std::atomic<bool> connecting{false};     ///< a new line is being made (or was)
    std::atomic<bool> hasLine{false};        ///< a line stands, TLS agreed on
    std::atomic<bool> left{false};           ///< from here on a whole request may be on its way
    std::atomic<bool> headersArrived{false}; ///< those of the answer, whole
    std::atomic<qint64> taken{0};            ///< bytes of the body given to the line
    std::atomic<bool> activityTold{false};   ///< onActivity is about to be called
    std::atomic<int> status{0};              ///< of the answer, once headersArrived

    /// What has come of a followed body since this was last asked.
    [[nodiscard]] QByteArray takeParts()
    {
        const std::lock_guard lock(m_partsMutex);
        return std::exchange(m_parts, {});
    }
    /// By the carrying thread. False when too much waits.
    [[nodiscard]] bool addPart(const char *data, qsizetype size)
    {
        const std::lock_guard lock(m_partsMutex);
        m_parts.append(data, size);
        return m_parts.size() <= request.maxResponseBytes;
    }

private:
    std::mutex m_partsMutex;
    QByteArray m_parts;
};

} // namespace hatstand::net
