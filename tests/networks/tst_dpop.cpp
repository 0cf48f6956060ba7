// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "networks/bluesky/dpop.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
const QUrl server(u"https://pds.example/xrpc/com.atproto.repo.createRecord"_s);

net::HttpResponse wantsNonce(const QByteArray &nonce)
{
    net::HttpResponse response;
    response.status = 401;
    response.headers << net::HttpHeader{"WWW-Authenticate", R"(DPoP error="use_dpop_nonce")"};
    if (!nonce.isEmpty())
        response.headers << net::HttpHeader{"DPoP-Nonce", nonce};
    return response;
}
} // namespace

/// When a request whose proof was refused is made once more.
class TestDpop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTwoAtOnceEachIsRepeated()
    {
        // Both left before the server's number was known. The answer to the first tells it; that to the
        // second is a refusal too, and tells nothing new.
        Dpop dpop(m_clock);
        const auto first = send(dpop);
        const auto second = send(dpop);
        dpop.learn(server, wantsNonce("one"));
        QVERIFY(dpop.wantsRepeat(server, wantsNonce("one"), first));
        dpop.learn(server, wantsNonce("one"));
        QVERIFY(dpop.wantsRepeat(server, wantsNonce("one"), second));
    }

    void whatWasRefusedWithTheRightNumberIsNotRepeated()
    {
        Dpop dpop(m_clock);
        dpop.learn(server, wantsNonce("one"));
        const auto used = send(dpop);
        QCOMPARE(used.nonce, QByteArray("one"));
        dpop.learn(server, wantsNonce("one"));
        QVERIFY(!dpop.wantsRepeat(server, wantsNonce("one"), used));
        // A new number is another chance.
        dpop.learn(server, wantsNonce("two"));
        QVERIFY(dpop.wantsRepeat(server, wantsNonce("two"), used));
    }

    void noNumberNoRepeat()
    {
        Dpop dpop(m_clock);
        const auto used = send(dpop);
        dpop.learn(server, wantsNonce({}));
        QVERIFY(!dpop.wantsRepeat(server, wantsNonce({}), used));
        // Nor one that is too long to be one.
        dpop.learn(server, wantsNonce(QByteArray(2000, 'n')));
        QVERIFY(!dpop.wantsRepeat(server, wantsNonce({}), used));
    }

    void whatSucceededOrIsRefusedForAnotherReasonIsNotRepeated()
    {
        Dpop dpop(m_clock);
        const auto used = send(dpop);
        net::HttpResponse response;
        response.headers << net::HttpHeader{"DPoP-Nonce", "one"};
        for (const int status : {200, 400, 401, 403, 500}) {
            response.status = status;
            dpop.learn(server, response);
            QVERIFY2(!dpop.wantsRepeat(server, response, used), qPrintable(QString::number(status)));
        }
    }

    void aWrongClockIsPutRightOnce()
    {
        Dpop dpop(m_clock);
        const auto used = send(dpop);
        net::HttpResponse response;
        response.status = 400;
        response.headers << net::HttpHeader{"Date", "Thu, 19 Nov 2026 20:00:00 GMT"};
        dpop.learn(server, response);
        QVERIFY(dpop.wantsRepeat(server, response, used));
        const auto again = send(dpop);
        QVERIFY(again.behind != 0ms);
        dpop.learn(server, response);
        QVERIFY(!dpop.wantsRepeat(server, response, again));
    }

    void serversAreToldApart()
    {
        Dpop dpop(m_clock);
        dpop.learn(server, wantsNonce("one"));
        QVERIFY(dpop.knows(server));
        QVERIFY(!dpop.knows(QUrl(u"https://pds.example:8443/xrpc"_s)));
        QVERIFY(!dpop.knows(QUrl(u"https://auth.example/token"_s)));
    }

private:
    [[nodiscard]] Dpop::Server send(const Dpop &dpop) const
    {
        net::HttpRequest request;
        request.method = net::HttpMethod::Post;
        request.url = server;
        return dpop.prove(request, *m_key, u"token"_s);
    }

    FakeClock m_clock;
    const std::optional<SigningKey> m_key = SigningKey::generate();
};

QTEST_GUILESS_MAIN(TestDpop)
#include "tst_dpop.moc"
