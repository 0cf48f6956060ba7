// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/completion.h"
#include "base/timers.h"
#include "net/http_message.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace hatstand::net
{

class Inflater;
class UploadDevice;

/// How one request went, beside its answer.
struct ExchangeResult
{
    Result<HttpResponse> response;
    bool mayHaveLeft = false; ///< at least a part of the request may be on the way
    bool noWayOut = false;    ///< the host's name was not found, or no route to it
    qint64 bytesOut = 0;
    qint64 bytesIn = 0;
};

/// One request and its answer over the network stack: redirects and turns are HttpClient's. Deletes itself
/// when done; destroyed before that, it answers Cancelled on the next turn of the event loop.
///
/// Where Timeouts::answer is set, Timeouts::idle does not count between the last byte of the body and the
/// first of the answer: what makes a large file ready says nothing meanwhile.
class HttpExchange final : public QObject
{
    Q_OBJECT
public:
    /// `leftOfTotal` replaces the request's total time-out (0: none).
    HttpExchange(HttpRequest request, Milliseconds leftOfTotal, const Clock &clock, Timers &timers,
                 QObject *parent);
    ~HttpExchange() override;

    /// Sends the prepared request; call it once.
    [[nodiscard]] Completion<ExchangeResult> start(QNetworkAccessManager &manager, QNetworkRequest prepared,
                                                   const CancelToken &cancel);

private:
    QNetworkReply *dispatch(QNetworkAccessManager &manager, const QNetworkRequest &prepared);
    void watch(QNetworkReply *reply);
    void armTimer();
    void onTimer();
    void limitAnswer();
    void onHeaders();
    void onReadable();
    void onFinished();
    void touch() { m_lastActivity = m_clock.steady(); }

    [[nodiscard]] bool mayHaveLeft(bool stackReported) const;
    [[nodiscard]] bool hasLine() const;
    [[nodiscard]] bool awaitsAnswer() const;
    [[nodiscard]] Error errorOfStack() const;
    [[nodiscard]] Result<HttpResponse> wholeResponse();
    /// Takes what has arrived. False when that ended the exchange.
    bool takeBody();
    void stop(Error error);
    void conclude(Result<HttpResponse> response, bool left);

    const HttpRequest m_request;
    const Milliseconds m_leftOfTotal;
    const Clock &m_clock;
    Timers &m_timers;
    Completion<ExchangeResult> m_completion;
    CancelToken::Subscription m_cancelled;
    QPointer<QNetworkReply> m_reply;
    UploadDevice *m_upload = nullptr;
    QByteArray m_body;
    std::unique_ptr<Inflater> m_inflater; ///< where the answer is packed
    qint64 m_received = 0;                ///< bytes of the body as they came
    QStringList m_tlsProblems;
    Milliseconds m_began{0};
    Milliseconds m_lastActivity{0};
    bool m_connecting = false;
    bool m_encrypted = false;
    bool m_hasHeaders = false;
    bool m_answerLimited = false;
    bool m_noWayOut = false;
    bool m_done = false;
};

} // namespace hatstand::net
