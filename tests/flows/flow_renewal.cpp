// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that renews a sign-in and is killed at one instant of it: flow_renewal SECRETS ACCOUNT DID SERVER
// ENTRYWAY DIRECTORY INSTANT. INSTANT is "answered" (the server has given new tokens, the keychain does not
// have them yet) or "kept" (it has). SIGKILL: no destructor runs.
#include "flows/bluesky_network.h"
#include "flows/flow_program.h"

#include <QCoreApplication>

#include <csignal>

using namespace hatstand;
using namespace hatstand::test;

namespace
{
void die()
{
    (void)std::raise(SIGKILL);
}

class DyingSender final : public net::HttpSender
{
public:
    DyingSender(net::HttpSender &inner, QString instant) : m_inner(inner), m_instant(std::move(instant)) {}
    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel) override
    {
        const bool isRenewal = request.purpose == net::Purpose::RefreshSignIn;
        if (m_isKept)
            die();
        auto answer = co_await m_inner.send(std::move(request), cancel);
        // A refusal for want of the server's number is not yet the renewal.
        if (isRenewal && answer && answer->isSuccess()) {
            if (m_instant != QLatin1StringView("kept"))
                die();
            m_isKept = true;
        }
        co_return answer;
    }

private:
    net::HttpSender &m_inner;
    const QString m_instant;
    bool m_isKept = false; ///< by the time of the next request
};
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 8)
        return 2;
    networks::BlueskyOptions options;
    options.entryway = QUrl(arguments[5]);
    options.directory = QUrl(arguments[6]);
    const SystemClock clock;
    SystemTimers timers;
    net::RateLimiter limiter(clock);
    net::HttpClient http(clock, timers, limiter, nullptr, nullptr, {QStringLiteral("Hatstand/test"), {}});
    DyingSender dying(http, arguments[7]);
    FileCredentials credentials(arguments[1]);
    networks::RulesCatalogue rules;
    networks::BlueskyConnector connector(dying, credentials, rules, clock, timers, options);
    const networks::AccountIdentity account{arguments[2], {}, arguments[3], QUrl(arguments[4])};
    return await(connector.signIn()->check(account, {})) ? 0 : 1;
}
