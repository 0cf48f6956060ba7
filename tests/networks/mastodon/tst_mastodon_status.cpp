// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a post becomes, and what a server says of itself and of posts, without a line.
#include "networks/mastodon/mastodon_html.h"
#include "networks/mastodon/mastodon_media.h"
#include "networks/mastodon/mastodon_server.h"
#include "networks/mastodon/mastodon_status.h"
#include "networks/post_options.h"

#include <QJsonDocument>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

OutgoingPost post(const char *text)
{
    OutgoingPost post;
    post.text = s(text);
    return post;
}

QJsonObject shown(const char *html)
{
    return {{s("id"), s("1")}, {s("content"), s(html)}, {s("media_attachments"), QJsonArray()}};
}
} // namespace

class TestMastodonStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void htmlBecomesText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *html, const char *text) {
            QTest::newRow(html) << s(html) << s(text);
        };
        row("<p>Hello</p>", "Hello");
        row("<p>One<br>two<br />three</p><p>Four</p>", "One\ntwo\nthree\n\nFour");
        row("a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#x27; &hellip;", "a & b <c> \"d\" 'e' …");
        row("&amp;lt;", "&lt;");
        row("1 < 2 & 3", "1 < 2 & 3");
        row("&nosuch; &#0; &#xffffffff;", "&nosuch; &#0; &#xffffffff;");
        row("<a href=\"x\"><span class=\"invisible\">https://</span><span>crumb.example</span></a>",
            "https://crumb.example");
        row("<unclosed", "<unclosed");
        row("", "");
    }
    void htmlBecomesText()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(mastodonPlainText(html), text);
    }

    void likenessSurvivesRendering()
    {
        const auto same = [](const char *html, const char *text) {
            return likeness(shown(html), post(text)) == Likeness::Same;
        };
        QVERIFY(same("<p>Hello <span class=\"h-card\"><a>@<span>bob</span></a></span></p>",
                     "Hello @bob@elsewhere.example"));
        QVERIFY(same("<p>One</p><p>Two</p>", "One\n\n\nTwo\n"));
        QVERIFY(same("<p>A &lt;b&gt; c</p>", "A <b> c"));
        QVERIFY(same("<p>é</p>", "e\u0301")); // composed on the way
        QVERIFY(!same("<p>Hello!</p>", "Hello"));
        // snac says what was written, whatever it shows.
        QJsonObject snac = shown("Hello <i>world</i>");
        snac.insert(s("text"), s("Hello *world*"));
        QCOMPARE(likeness(snac, post("Hello *world*")), Likeness::Same);
        QCOMPARE(likeness(snac, post("Hello world")), Likeness::Other);
        QCOMPARE(mastodonBareSkeleton(s("- *One* > `two`")), s("Onetwo"));
    }

    void likenessNeedsTheSurroundings()
    {
        const QJsonObject status = shown("<p>Hello</p>");
        const auto with = [&status](const char *name, const QJsonValue &value) {
            QJsonObject other = status;
            other.insert(s(name), value);
            return likeness(other, post("Hello"));
        };
        QCOMPARE(likeness(status, post("Hello")), Likeness::Same);
        QCOMPARE(with("in_reply_to_id", s("5")), Likeness::Other);
        QCOMPARE(with("spoiler_text", s("food")), Likeness::Other);
        QCOMPARE(with("media_attachments", QJsonArray{QJsonObject()}), Likeness::Other);
        QCOMPARE(with("reblog", QJsonObject{{s("id"), s("2")}}), Likeness::Other);
        QCOMPARE(with("poll", json(R"({"options":[{"title":"a"},{"title":"b"}]})")), Likeness::Other);
        const auto seen = [&status](const char *shownTo, const char *chosen) {
            QJsonObject other = status;
            other.insert(s("visibility"), s(shownTo));
            OutgoingPost sent = post("Hello");
            sent.options.insert(option::visibility, s(chosen));
            return likeness(other, sent);
        };
        // Narrowed by the server it is the same post; wider than it was sent it is another.
        QCOMPARE(seen("unlisted", "public"), Likeness::Same);
        QCOMPARE(seen("private", "unlisted"), Likeness::Same);
        QCOMPARE(seen("direct", "direct"), Likeness::Same);
        QCOMPARE(seen("public", "unlisted"), Likeness::Other);
        QCOMPARE(seen("unlisted", "private"), Likeness::Other);
        QCOMPARE(seen("somebody", "public"), Likeness::Other);
        QCOMPARE(seen("", "private"), Likeness::Other);
        QCOMPARE(likeness(shown("<p>Other</p>"), post("Hello")), Likeness::Unclear);
        QVERIFY(isSource(json(R"({"text":"Hello"})"), post("Hello")));
        QVERIFY(!isSource(json(R"({"text":"Hallo"})"), post("Hello")));
    }

    void aWarningMayHaveBecomeTheText()
    {
        OutgoingPost picture = post("");
        picture.media.resize(1);
        picture.options.insert(option::contentWarning, s("Food"));
        const QJsonArray one{QJsonObject()};
        QJsonObject status = shown("<p>Food</p>");
        status.insert(s("media_attachments"), one);
        QCOMPARE(likeness(status, picture), Likeness::Same);
        QVERIFY(looksAlike(status, picture));
        QVERIFY(isSource(json(R"({"text":"Food","spoiler_text":""})"), picture));
        QVERIFY(isSource(json(R"({"text":"","spoiler_text":"Food"})"), picture));
        status.insert(s("content"), QString());
        status.insert(s("spoiler_text"), s("Food"));
        QCOMPARE(likeness(status, picture), Likeness::Same);
        status.insert(s("spoiler_text"), s("Drink"));
        QCOMPARE(likeness(status, picture), Likeness::Other);
        QJsonObject waiting{{s("media_attachments"), one},
                            {s("params"), json(R"({"text":"Food","spoiler_text":null})")}};
        QVERIFY(isWaiting(waiting, picture));
        waiting.insert(s("params"), json(R"({"text":"","spoiler_text":"Food"})"));
        QVERIFY(isWaiting(waiting, picture));
        waiting.insert(s("params"), json(R"({"text":"","spoiler_text":""})"));
        QVERIFY(!isWaiting(waiting, picture));
    }

    void onlyWhatWasChosenIsSent()
    {
        QCOMPARE(statusBody(post("Hello"), {}), QJsonObject({{s("status"), s("Hello")}}));
        OutgoingPost pictures = post("");
        QCOMPARE(statusBody(pictures, {{s("1"), s("2")}, {}}),
                 QJsonObject({{s("media_ids"), QJsonArray{s("1"), s("2")}}}));
        OutgoingPost strange = post("Hello");
        strange.languages = {s("not a language")};
        QVERIFY(!statusBody(strange, {}).contains(s("language")));
        const Instant at = Instant::fromMilliseconds(1'795'088'520'000);
        QCOMPARE(scheduledBody(post("Hello"), {}, at).value(s("scheduled_at")).toString(),
                 s("2026-11-19T11:42:00.000Z"));
    }

    void focusIsTurnedAround()
    {
        QCOMPARE(mediaFocus({0.5, 0.5}), s("0.00,0.00"));
        QCOMPARE(mediaFocus({0, 0}), s("-1.00,1.00"));
        QCOMPARE(mediaFocus({1, 1}), s("1.00,-1.00"));
        QCOMPARE(mediaFocus({9, -9}), s("1.00,1.00"));
    }

    void whoHoldsPosts_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("schedules");
        QTest::newRow("Mastodon") << s("4.2.10") << true;
        QTest::newRow("Mastodon 2.7") << s("2.7.0") << true;
        QTest::newRow("Mastodon 2.6") << s("2.6.5") << false;
        QTest::newRow("glitch") << s("4.5.0-alpha.1+glitch") << true;
        QTest::newRow("Pleroma") << s("2.7.2 (compatible; Pleroma 2.6.1)") << true;
        QTest::newRow("Akkoma") << s("2.7.2 (compatible; Akkoma 3.13.2-0)") << true;
        QTest::newRow("Pixelfed") << s("3.5.3 (compatible; Pixelfed 0.11.13)") << false;
        QTest::newRow("snac") << s("4.0.0 (not true; really snac/2.75)") << false;
        QTest::newRow("GoToSocial") << s("0.17.3+git-1a2b3c4") << false;
    }
    void whoHoldsPosts()
    {
        QFETCH(QString, version);
        QFETCH(bool, schedules);
        const auto instance = readInstance({{s("uri"), s("social.example")}, {s("version"), version}},
                                           QUrl(s("https://social.example")), Instant());
        QVERIFY(instance);
        QCOMPARE(instance->schedules, schedules);
        QCOMPARE(accountLimits(instance->facts()).schedules, std::optional(schedules));
    }

    void aDomainGivenAsAnAddress()
    {
        const QJsonObject said{{s("uri"), s("https://Social.Example/")}, {s("version"), s("4.2.0")}};
        const auto instance =
            readInstance(said, QUrl(s("https://social.example/api/v1/instance")), Instant());
        QCOMPARE(instance->domain, s("social.example"));
        QCOMPARE(instance->server.toString(), s("https://social.example"));
    }

    void aStatusWithoutAPageHasAnAddressAllTheSame()
    {
        const QJsonObject status{{s("id"), s("1")},
                                 {s("content"), QString()},
                                 {s("url"), QJsonValue()},
                                 {s("uri"), s("https://social.example/users/a/statuses/1")},
                                 {s("created_at"), s("2026-11-19T11:42:00.000Z")},
                                 {s("edited_at"), QJsonValue()}};
        const auto read = readStatus(status);
        QVERIFY(read);
        QCOMPARE(read->url.toString(), s("https://social.example/users/a/statuses/1"));
        QCOMPARE(read->revision, s("2026-11-19T11:42:00.000Z"));
        QVERIFY(!readStatus(json(R"({"id":"1"})")));
        QVERIFY(!readStatus(json(R"({"id":1,"content":""})")));
    }
};

QTEST_GUILESS_MAIN(TestMastodonStatus)
#include "tst_mastodon_status.moc"
