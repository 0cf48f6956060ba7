// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_exchange.h"

#include "base/sizes.h"
#include "net/inflater.h"
#include "net/upload_device.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

#include <algorithm>
#include <utility>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

/// What the stack may hold of an answer before it is read here: enough for speed, too little to fill memory.
constexpr qint64 readBuffer = 256LL * 1024;

QString remedyOffline()
{
    // Whoever tries again by itself says so in its own words.
    return Words::tr("Check the connection, then try again.");
}

Error unreachable(const QString &host, const QString &why)
{
    return {ErrorCode::Offline, Words::tr("%1 cannot be reached.").arg(host), why, remedyOffline(), {}};
}

Error connectionLost(const QString &host)
{
    return {ErrorCode::ConnectionLost,
            Words::tr("The line to %1 broke.").arg(host),
            Words::tr("It is not known whether everything arrived."),
            {},
            {}};
}

Error timedOut(const QString &host)
{
    return {ErrorCode::TimedOut,
            Words::tr("%1 did not answer in time.").arg(host),
            Words::tr("It is not known whether everything arrived."),
            {},
            {}};
}

Error tooLarge(const QString &host, qint64 limit)
{
    return {ErrorCode::TooLarge,
            Words::tr("The answer of %1 was too large.").arg(host),
            Words::tr("Reading stopped at %1.").arg(sizeWords(limit)),
            {},
            {}};
}

Error badPacking(const QString &host)
{
    return {ErrorCode::BadAnswer,
            Words::tr("The answer of %1 cannot be unpacked.").arg(host),
            {},
            Words::tr("Try again later."),
            {}};
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Words::tr("It was stopped."), {}, {}, {}};
}

/// The stack has an error for every status from 400 on, some of them shared with errors of the line and of
/// the protocol (400 is "invalid operation", 407 "proxy"). This tells the two apart: the status came, and the
/// error is one that only says the same again.
bool isOfTheStatus(QNetworkReply::NetworkError error, int status)
{
    // The stack tries to rewind the body already when it reads such a status, and does not read on when it
    // cannot; the answer is there all the same, without its body.
    if (status == 307 || status == 308)
        return error == QNetworkReply::ContentReSendError;
    if (status < 400)
        return false;
    return error >= QNetworkReply::ContentAccessDenied
               ? error != QNetworkReply::ProtocolUnknownError && error != QNetworkReply::ProtocolFailure &&
                     error != QNetworkReply::ContentReSendError
               : error == QNetworkReply::ProxyAuthenticationRequiredError;
}

/// Errors after which nothing can have been written, on whatever connection.
bool isBeforeTheLine(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default:
        return false;
    }
}
} // namespace

HttpExchange::HttpExchange(HttpRequest request, Milliseconds leftOfTotal, const Clock &clock, Timers &timers,
                           QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_leftOfTotal(leftOfTotal)
    , m_clock(clock)
    , m_timers(timers)
{
}

HttpExchange::~HttpExchange()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
    if (m_done)
        return;
    // Resumed later: who waits must not run inside the destructor of what it uses.
    if (auto *application = QCoreApplication::instance()) {
        ExchangeResult result{fail(cancelled()), mayHaveLeft(false)};
        QMetaObject::invokeMethod(
            application,
            [completion = m_completion, result = std::move(result)]() mutable {
                completion.complete(std::move(result));
            },
            Qt::QueuedConnection);
    }
}

Completion<ExchangeResult> HttpExchange::start(QNetworkAccessManager &manager, QNetworkRequest prepared,
                                               const CancelToken &cancel)
{
    m_began = m_clock.steady();
    touch();
    if (m_request.method != HttpMethod::Get && m_request.method != HttpMethod::Head) {
        m_upload = new UploadDevice(m_request.body, this);
        if (!m_request.body.isEmpty())
            prepared.setHeader(QNetworkRequest::ContentTypeHeader, m_request.contentType);
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, m_upload->size());
        connect(m_upload, &UploadDevice::taken, this, [this] {
            touch();
            if (m_upload->bytesTaken() == m_upload->size())
                limitAnswer();
        });
        connect(m_upload, &UploadDevice::failed, this, [this] {
            stop({ErrorCode::InvalidInput,
                  Words::tr("The file could not be read to its end."),
                  Words::tr("It changed or went away while it was sent."),
                  Words::tr("Choose the file again."),
                  {}});
        });
    }
    QNetworkReply *reply = dispatch(manager, prepared);
    m_reply = reply;
    reply->setReadBufferSize(readBuffer);
    watch(reply);
    m_cancelled = cancel.onCancel([this] { stop(cancelled()); });
    // Nothing tells when a request without a body has left; from the start is at most the time for connecting
    // too early.
    if (!m_upload || m_upload->size() == 0)
        limitAnswer();
    armTimer();
    return m_completion;
}

QNetworkReply *HttpExchange::dispatch(QNetworkAccessManager &manager, const QNetworkRequest &prepared)
{
    if (m_request.method == HttpMethod::Get)
        return manager.get(prepared);
    if (m_request.method == HttpMethod::Head)
        return manager.head(prepared);
    return manager.sendCustomRequest(prepared, httpMethodName(m_request.method), m_upload);
}

void HttpExchange::watch(QNetworkReply *reply)
{
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_connecting = true; });
    connect(reply, &QNetworkReply::encrypted, this, [this] {
        m_encrypted = true;
        touch();
    });
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        touch();
        if (m_request.onUploadProgress && total > 0)
            m_request.onUploadProgress(sent, total);
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::onHeaders);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::onReadable);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsProblems << error.errorString();
    });
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

/// One timer at a time, for whichever limit comes first; bytes only move m_lastActivity, so that a fast
/// answer costs no timers.
void HttpExchange::armTimer()
{
    const Milliseconds now = m_clock.steady();
    std::optional<Milliseconds> due;
    const auto consider = [&due](Milliseconds limit, Milliseconds from) {
        if (limit > Milliseconds(0) && (!due || from + limit < *due))
            due = from + limit;
    };
    consider(m_leftOfTotal, m_began);
    // While the answer is awaited, silence is looked at all the same, so that it is noticed in time once the
    // answer has begun.
    if (awaitsAnswer())
        consider(m_request.timeouts.idle, now);
    else
        consider(m_request.timeouts.idle, hasLine() ? m_lastActivity : m_began);
    // Looked at in any case: a line that seems to be there may turn out to be one that is still being made.
    if (m_began + m_request.timeouts.connect > now)
        consider(m_request.timeouts.connect, m_began);
    if (due)
        m_timers.callAfter(std::max(*due - now, Milliseconds(1)), this, [this] { onTimer(); });
}

void HttpExchange::onTimer()
{
    if (m_done)
        return;
    const Milliseconds now = m_clock.steady();
    const auto passed = [now](Milliseconds limit, Milliseconds from) {
        return limit > Milliseconds(0) && now - from >= limit;
    };
    const QString host = hostLabel(m_request.url);
    const bool isSilent = !awaitsAnswer() && passed(m_request.timeouts.idle, m_lastActivity);
    if (hasLine() ? isSilent : passed(m_request.timeouts.connect, m_began)) {
        stop(timedOut(host));
        return;
    }
    if (passed(m_leftOfTotal, m_began)) {
        stop(timedOut(host));
        return;
    }
    armTimer();
}

/// From here on it is the other side's turn.
void HttpExchange::limitAnswer()
{
    if (m_request.timeouts.answer <= Milliseconds(0) || std::exchange(m_answerLimited, true))
        return;
    m_timers.callAfter(m_request.timeouts.answer, this, [this] { stop(timedOut(hostLabel(m_request.url))); });
}

void HttpExchange::onHeaders()
{
    touch();
    limitAnswer();
    if (std::exchange(m_hasHeaders, true))
        return;
    const auto announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (m_request.method != HttpMethod::Head && announced.isValid() &&
        announced.toLongLong() > m_request.maxResponseBytes) {
        stop(tooLarge(hostLabel(m_request.url), m_request.maxResponseBytes));
        return;
    }
    const QByteArray packing = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (m_request.method == HttpMethod::Head || packing.isEmpty() || packing == "identity")
        return;
    if (packing == "gzip" || packing == "x-gzip")
        m_inflater = std::make_unique<Inflater>(m_request.maxResponseBytes);
    else
        stop(badPacking(hostLabel(m_request.url))); // only gzip was asked for
}

void HttpExchange::onReadable()
{
    touch();
    takeBody();
}

bool HttpExchange::takeBody()
{
    const QByteArray bytes = m_reply->readAll();
    m_received += bytes.size();
    const QString host = hostLabel(m_request.url);
    if (!m_inflater) {
        m_body += bytes;
        if (m_body.size() <= m_request.maxResponseBytes)
            return true;
        stop(tooLarge(host, m_request.maxResponseBytes));
        return false;
    }
    switch (m_inflater->feed(bytes, m_body)) {
    case Inflater::State::More:
    case Inflater::State::Complete:
        return true;
    case Inflater::State::TooLarge:
        stop(tooLarge(host, m_request.maxResponseBytes));
        return false;
    case Inflater::State::Broken:
        break;
    }
    stop(badPacking(host));
    return false;
}

void HttpExchange::onFinished()
{
    if (m_done || !takeBody())
        return;
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status > 0 && (error == QNetworkReply::NoError || isOfTheStatus(error, status)))
        conclude(wholeResponse(), true);
    else
        conclude(fail(errorOfStack()), mayHaveLeft(true));
}

/// Whether any of the request may be on its way. `stackReported`: the stack itself ended the request, so
/// that everything it did before has been heard of; otherwise its thread may be writing at this moment.
bool HttpExchange::mayHaveLeft(bool stackReported) const
{
    if (m_hasHeaders)
        return true;
    // No body taken means no whole request, on any thread at any time.
    if (m_upload && m_upload->size() > 0)
        return m_upload->wasTouched();
    if (stackReported && isBeforeTheLine(m_reply->error()))
        return false;
    if (!stackReported && !m_request.isIdempotent())
        return true;
    return hasLine();
}

/// Whether bytes of the request can flow as far as is known. The stack tells requestSent only for requests
/// with a body, and "connecting" only where it does not use a kept connection; so without a sign that TLS is
/// still being agreed on, there is a line.
bool HttpExchange::hasLine() const
{
    if (m_encrypted || m_hasHeaders || (m_upload && m_upload->wasTouched()))
        return true;
    return m_request.url.scheme() == QLatin1StringView("http") || !m_connecting;
}

/// Whether the other side has all of the request and has a limit of its own for its answer, which has not
/// begun.
bool HttpExchange::awaitsAnswer() const
{
    return m_answerLimited && !m_hasHeaders && hasLine();
}

Error HttpExchange::errorOfStack() const
{
    const QString host = hostLabel(m_request.url);
    const QNetworkReply::NetworkError code = m_reply->error();
    const bool left = mayHaveLeft(true);
    Error error;
    if (code == QNetworkReply::SslHandshakeFailedError && !left) {
        const QString why = m_tlsProblems.isEmpty() ? Words::tr("The host did not agree on a protected line.")
                                                    : Words::tr("Its certificate is not valid.");
        error = {ErrorCode::InsecureConnection, Words::tr("The line to %1 is not safe.").arg(host), why,
                 Words::tr(
                     "Nothing was sent. Check the address and the computer's clock, or try another network."),
                 m_tlsProblems.join(u' ')};
    } else if (code == QNetworkReply::ProtocolFailure || code == QNetworkReply::ProtocolUnknownError ||
               code == QNetworkReply::NoError) {
        error = {ErrorCode::BadAnswer,
                 Words::tr("%1 did not answer as a web server does.").arg(host),
                 {},
                 Words::tr("Check the address of the server."),
                 {}};
    } else if (left) {
        error = code == QNetworkReply::TimeoutError ? timedOut(host) : connectionLost(host);
    } else if (code == QNetworkReply::HostNotFoundError) {
        error = unreachable(host, Words::tr("Its address cannot be found."));
    } else if (code == QNetworkReply::ConnectionRefusedError) {
        error = unreachable(host, Words::tr("It takes no connections."));
    } else {
        error = unreachable(host, Words::tr("There is no line to it."));
    }
    if (error.detail.isEmpty())
        error.detail = QStringLiteral("network error %1").arg(static_cast<int>(code));
    return error;
}

Result<HttpResponse> HttpExchange::wholeResponse()
{
    HttpResponse response;
    response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto &pairs = m_reply->rawHeaderPairs();
    response.headers.reserve(pairs.size());
    for (const auto &[name, value] : pairs)
        response.headers.append({name, value});
    response.body = std::move(m_body);
    response.finalUrl = m_request.url;
    response.took = m_clock.steady() - m_began;
    response.receivedAt = m_clock.now();
    // An answer that is shorter than announced was cut.
    bool announced = false;
    const qint64 length = response.header(QByteArrayLiteral("Content-Length")).toLongLong(&announced);
    const bool bodyless = m_request.method == HttpMethod::Head || response.status == 204 ||
                          response.status == 304 || m_reply->error() == QNetworkReply::ContentReSendError;
    const bool cut = announced && m_received < length;
    const bool halfUnpacked =
        m_inflater && m_received > 0 && m_inflater->state() != Inflater::State::Complete;
    if (!bodyless && (cut || halfUnpacked))
        return fail(connectionLost(hostLabel(m_request.url)));
    return response;
}

/// Cuts the line. A time-out of what cannot have left is Offline.
void HttpExchange::stop(Error error)
{
    if (m_done)
        return;
    const bool left = mayHaveLeft(false);
    if (error.code == ErrorCode::TimedOut && !left)
        error = unreachable(hostLabel(m_request.url), Words::tr("It did not answer in time."));
    if (error.code == ErrorCode::Cancelled && !left)
        error.detail = QStringLiteral("unsent");
    conclude(fail(std::move(error)), left);
}

void HttpExchange::conclude(Result<HttpResponse> response, bool left)
{
    m_done = true;
    m_cancelled.drop();
    if (m_reply) {
        const QNetworkReply::NetworkError code = m_reply->error();
        m_noWayOut =
            !left && (code == QNetworkReply::HostNotFoundError || code == QNetworkReply::UnknownNetworkError);
        m_reply->disconnect(this);
        if (!m_reply->isFinished())
            m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    ExchangeResult result{std::move(response), left, m_noWayOut, m_upload ? m_upload->bytesTaken() : 0,
                          m_body.size()};
    if (result.response)
        result.bytesIn = result.response->body.size();
    deleteLater();
    const auto completion = m_completion;
    completion.complete(std::move(result));
}

} // namespace hatstand::net
