// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_client.h"

#include "net/connectivity.h"
#include "net/http_exchange.h"
#include "net/http_status.h"
#include "net/redaction.h"
#include "net/transfer.h"
#include "net/transfer_thread.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkProxyFactory>
#include <QPointer>
#include <QSslConfiguration>

#include <algorithm>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

constexpr int mostRedirects = 5;
/// Kept connections older than this are not trusted with a new request: sleeping computers and boxes on the
/// way drop them without a word, and a post on a dead line ends uncertain instead of sent.
constexpr Milliseconds oldestKeptConnection{30'000};
/// One for each account of a server is enough.
constexpr int mostLongLinesToOneHost = 100;

/// The system's proxy, but never for this computer itself.
void addProxy(TransferRequest &request, const QUrl &url)
{
    if (isLoopbackHost(url.host()))
        return;
    const QList<QNetworkProxy> chosen = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    const QNetworkProxy proxy = chosen.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
    QUrl address;
    switch (proxy.type()) {
    case QNetworkProxy::HttpProxy:
    case QNetworkProxy::HttpCachingProxy:
        address.setScheme(QStringLiteral("http"));
        break;
    case QNetworkProxy::Socks5Proxy:
        address.setScheme(QStringLiteral("socks5h")); // names are looked up over there
        break;
    default:
        return;
    }
    address.setHost(proxy.hostName());
    address.setPort(proxy.port());
    request.proxy = address.toEncoded();
    request.proxyUser = proxy.user().toUtf8();
    request.proxyPassword = proxy.password().toUtf8();
}

QByteArray pemOf(const QList<QSslCertificate> &certificates)
{
    QByteArray pem;
    for (const QSslCertificate &certificate : certificates)
        pem += certificate.toPem();
    return pem;
}

bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
               c == '_';
    });
}

bool isHeaderValue(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(),
                        [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Error invalidRequest(const QString &why)
{
    return {ErrorCode::InvalidInput, Words::tr("This cannot be sent."), why, {}, {}};
}

std::optional<Error> requestProblem(const HttpRequest &request)
{
    if (auto problem = addressProblem(request.url))
        return problem;
    for (const HttpHeader &header : request.headers) {
        if (!isHeaderName(header.name) || !isHeaderValue(header.value))
            return invalidRequest(Words::tr("A header has characters that are not allowed there."));
    }
    if (!isHeaderValue(request.contentType))
        return invalidRequest(Words::tr("A header has characters that are not allowed there."));
    if (request.body.size() < 0)
        return invalidRequest(Words::tr("The file is not there any more."));
    if (!request.body.isEmpty() && isQuestion(request.method))
        return invalidRequest(Words::tr("A question carries no content."));
    return std::nullopt;
}

Error cancelledUnsent()
{
    return {ErrorCode::Cancelled, Words::tr("It was stopped."), {}, {}, QStringLiteral("unsent")};
}

Error mustWait(const QString &host, Milliseconds wait)
{
    Error error{ErrorCode::RateLimited,
                Words::tr("%1 is to be left alone for a while.").arg(host),
                Words::tr("It was asked too often in a short time. Nothing was sent."),
                {},
                QStringLiteral("unsent")};
    error.retryAfter = wait;
    return error;
}

Error badRedirect(const QString &host, const QString &why)
{
    return {ErrorCode::BadAnswer,
            Words::tr("%1 points to another address.").arg(host),
            why,
            Words::tr("Check the address of the server."),
            {}};
}

bool isRedirect(const HttpResponse &response)
{
    switch (response.status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return !response.header(QByteArrayLiteral("Location")).isEmpty();
    default:
        return false;
    }
}

bool isSameHost(const QUrl &from, const QUrl &to)
{
    if (from.host().compare(to.host(), Qt::CaseInsensitive) != 0)
        return false;
    if (from.scheme() == to.scheme())
        return hostLabel(from) == hostLabel(to);
    return true; // http→https; the other way is refused before
}

/// Where a redirect leads, or why it is not followed.
Result<QUrl> redirectTarget(const HttpRequest &request, const HttpResponse &response, int hops)
{
    const QString host = hostLabel(request.url);
    if (hops >= mostRedirects)
        return fail(badRedirect(host, Words::tr("It leads on and on.")));
    const QUrl location = QUrl::fromEncoded(response.header(QByteArrayLiteral("Location")), QUrl::StrictMode);
    QUrl target = request.url.resolved(location);
    target.setFragment({});
    if (!location.isValid() || target.host().isEmpty())
        return fail(badRedirect(host, Words::tr("The address makes no sense.")));
    if (request.url.scheme() == QLatin1StringView("https") && target.scheme() == QLatin1StringView("http"))
        return fail(ErrorCode::InsecureConnection,
                    Words::tr("%1 points to an address without protection.").arg(host),
                    Words::tr("It was not followed."), Words::tr("Check the address of the server."));
    if (auto problem = addressProblem(target))
        return fail(*problem);
    if (isLoopbackHost(target.host()) && !isLoopbackHost(request.url.host()))
        return fail(badRedirect(host, Words::tr("It points into this computer.")));
    if (request.redirects == Redirects::SameHost && !isSameHost(request.url, target))
        return fail(
            badRedirect(host, Words::tr("It leads to %1, which was not asked for.").arg(hostLabel(target))));
    return target;
}

void dropCredentials(HttpRequest &request)
{
    request.headers.removeIf([](const HttpHeader &header) {
        const QByteArray name = header.name.toLower();
        return name == "authorization" || name == "cookie" || name == "dpop" || name == "proxy-authorization";
    });
}

/// Waits, unless it is cancelled or its parent goes; always ends by completing.
class Pause final : public QObject
{
public:
    Pause(Milliseconds wait, Timers &timers, const CancelToken &cancel, QObject *parent) : QObject(parent)
    {
        timers.callAfter(wait, this, [this] { end(true); });
        m_cancelled = cancel.onCancel([this] { end(false); });
    }
    ~Pause() override
    {
        if (!m_completion.isDone() && QCoreApplication::instance())
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [completion = m_completion] { completion.complete(false); },
                Qt::QueuedConnection);
    }
    /// True when the time passed.
    [[nodiscard]] Completion<bool> completion() const { return m_completion; }

private:
    void end(bool passed)
    {
        if (m_completion.isDone())
            return;
        deleteLater();
        const auto completion = m_completion;
        completion.complete(passed);
    }
    Completion<bool> m_completion;
    CancelToken::Subscription m_cancelled;
};

/// Counts a request for as long as it is under way, and survives its client.
class Counted
{
public:
    Counted(const QObject *owner, int &count) : m_owner(owner), m_count(count) { ++m_count; }
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;
    ~Counted()
    {
        if (m_owner)
            --m_count;
    }

private:
    QPointer<const QObject> m_owner;
    int &m_count;
};
} // namespace

HttpClient::HttpClient(const Clock &clock, Timers &timers, RateLimiter &limiter, TrafficLog *log,
                       Connectivity *connectivity, Options options, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
    , m_limiter(limiter)
    , m_log(log)
    , m_connectivity(connectivity)
    , m_options(std::move(options))
{
    if (!m_options.extraAuthorities.isEmpty())
        m_authorities = pemOf(QSslConfiguration::systemCaCertificates() + m_options.extraAuthorities);
}

HttpClient::~HttpClient()
{
    // Exchanges use the line, so they go first.
    const auto exchanges = findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(exchanges);
}

TransferThread &HttpClient::line()
{
    if (!m_line) {
        m_line = std::make_unique<TransferThread>();
    } else if (m_exchanging == 0 && (m_clock.steady() - m_lastUseSteady > oldestKeptConnection ||
                                     m_clock.now() - m_lastUseWall > oldestKeptConnection)) {
        m_line->dropConnections();
    }
    return *m_line;
}

TransferThread &HttpClient::longLine()
{
    if (!m_longLine)
        m_longLine = std::make_unique<TransferThread>(mostLongLinesToOneHost);
    return *m_longLine;
}

TransferRequest HttpClient::prepare(const HttpRequest &request) const
{
    TransferRequest prepared;
    prepared.method = request.method;
    prepared.url = request.url.toEncoded(QUrl::RemoveFragment);
    prepared.maxResponseBytes = request.maxResponseBytes;
    prepared.authorities = m_authorities;
    prepared.row = request.row;
    prepared.headers = {{QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("gzip")},
                        {QByteArrayLiteral("User-Agent"), m_options.userAgent.toUtf8()}};
    if (!request.body.isEmpty()) {
        prepared.body = request.body;
        prepared.bodySize = request.body.size();
        prepared.headers.append({QByteArrayLiteral("Content-Type"), request.contentType});
    }
    for (const HttpHeader &header : request.headers) {
        prepared.headers.removeIf([&header](const HttpHeader &other) {
            return other.name.compare(header.name, Qt::CaseInsensitive) == 0;
        });
        prepared.headers.append(header);
    }
    addProxy(prepared, request.url);
    return prepared;
}

/// What everyone who watches learns from one exchange.
void HttpClient::note(const HttpRequest &request, const ExchangeResult &result, Instant began)
{
    const QString host = hostLabel(request.url);
    const int status = result.response ? result.response->status : 0;
    const Milliseconds took = m_clock.now() - began;
    qCDebug(netLog).noquote() << httpMethodName(request.method) << redactUrl(request.url) << status
                              << (result.response ? QString() : errorCodeName(result.response.error().code))
                              << took.count() << "ms";
    if (request.limitIsHosts && result.response && (status == 429 || status == 503)) {
        if (const auto pause = retryAfter(*result.response))
            m_limiter.block(host, *pause);
    }
    if (m_connectivity && !isLoopbackHost(request.url.host())) {
        if (result.response)
            m_connectivity->noteReached();
        else if (result.noWayOut)
            m_connectivity->noteNoWayTo(request.url.host());
    }
    if (!m_log || !result.mayHaveLeft)
        return;
    TrafficEntry entry;
    entry.when = began;
    entry.host = host;
    entry.method = httpMethodName(request.method);
    entry.purpose = request.purpose;
    entry.status = status;
    if (!result.response)
        entry.failure = result.response.error().code;
    entry.bytesOut = result.bytesOut;
    entry.bytesIn = result.bytesIn;
    entry.took = took;
    m_log->add(entry);
}

QCoro::Task<Result<void>> HttpClient::awaitTurn(QString host, Milliseconds longest, CancelToken cancel)
{
    const QPointer<HttpClient> self(this);
    Milliseconds wait = m_limiter.waitFor(host);
    if (wait > longest)
        co_return fail(mustWait(host, wait));
    m_limiter.reserve(host);
    const Milliseconds patienceEnds = m_clock.steady() + longest;
    while (wait > Milliseconds(0)) {
        auto *pause = new Pause(wait, m_timers, cancel, this);
        const Completion<bool> passed = pause->completion();
        const bool inTime = co_await passed;
        if (!self)
            co_return fail(cancelledUnsent());
        if (!inTime || cancel.isCancelled()) {
            m_limiter.giveBack(host);
            co_return fail(cancelledUnsent());
        }
        // The host may have asked for a pause in the meantime.
        wait = m_limiter.blockedFor(host);
        if (m_clock.steady() + wait > patienceEnds) {
            m_limiter.giveBack(host);
            co_return fail(mustWait(host, wait));
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<HttpResponse>> HttpClient::send(HttpRequest request, CancelToken cancel)
{
    const QPointer<HttpClient> self(this);
    const Counted counted(this, m_active);
    if (cancel.isCancelled())
        co_return fail(cancelledUnsent());
    if (auto problem = requestProblem(request))
        co_return fail(std::move(*problem));
    const Milliseconds total = request.timeouts.total;
    Milliseconds spent{0};
    for (int hops = 0;; ++hops) {
        const auto turn = co_await awaitTurn(hostLabel(request.url), request.longestQueueWait, cancel);
        if (!turn)
            co_return fail(turn.error());

        const Instant began = m_clock.now();
        const Milliseconds beganSteady = m_clock.steady();
        const Milliseconds left = total > Milliseconds(0) ? std::max(total - spent, Milliseconds(1)) : total;
        const bool isLong = bool(request.onBodyPart);
        TransferThread &carrier = isLong ? longLine() : line();
        auto *exchange = new HttpExchange(request, left, m_clock, m_timers, carrier, this);
        m_exchanging += isLong ? 0 : 1;
        const Completion<ExchangeResult> completion = exchange->start(prepare(request), cancel);
        ExchangeResult result = co_await completion;
        if (!self)
            co_return std::move(result.response);
        if (!isLong) {
            --m_exchanging;
            m_lastUseSteady = m_clock.steady();
            m_lastUseWall = m_clock.now();
        }
        spent += m_clock.steady() - beganSteady;
        note(request, result, began);

        if (!result.response)
            co_return fail(std::move(result.response.error()));
        result.response->took = spent;
        if (!isQuestion(request.method) || request.redirects == Redirects::Never ||
            !isRedirect(*result.response))
            co_return std::move(result.response);
        const auto target = redirectTarget(request, *result.response, hops);
        if (!target)
            co_return fail(target.error());
        if (!isSameHost(request.url, *target))
            dropCredentials(request);
        request.url = *target;
    }
}

} // namespace hatstand::net
