// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Test sets of other projects, which are not part of this one: found by $HATSTAND_CONFORMANCE, else beside
// the checkout. Where they are not there, the test is reported as skipped.
#include "networks/conform.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using hatstand::networks::answerConform;
using namespace Qt::StringLiterals;

namespace
{
constexpr int skippedStatus = 77;

QString conformanceFolder()
{
    QString given = qEnvironmentVariable("HATSTAND_CONFORMANCE");
    if (!given.isEmpty())
        return given;
    return QDir::cleanPath(hatstand::test::projectPath(u"../shared/conformance"_s));
}

QList<QJsonObject> casesOf(const QString &path)
{
    QList<QJsonObject> cases;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    while (!file.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(file.readLine()).object();
        if (!object.isEmpty())
            cases.append(object);
    }
    return cases;
}

QString shown(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"="_s, value}}).toJson(QJsonDocument::Compact))
        .left(400);
}
} // namespace

class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weighsAsX()
    {
        int count = 0;
        for (const QJsonObject &c : casesOf(folder() + u"/text/twitter-text.jsonl"_s)) {
            if (!c.contains(u"config"_s))
                continue;
            ++count;
            const QJsonObject reply =
                ask({{u"op"_s, u"text.x"_s}, {u"text"_s, c[u"text"_s]}, {u"config"_s, c[u"config"_s]}});
            for (const QString &key : {u"weightedLength"_s, u"valid"_s, u"permillage"_s, u"validRangeEnd"_s})
                compare(c, key, reply[key], c[u"expected"_s].toObject()[key]);
        }
        finish(count, 40);
    }

    void findsEntitiesAsX()
    {
        const QHash<QString, QString> kinds{{u"extract/urls"_s, u"urls"_s},
                                            {u"extract/hashtags"_s, u"hashtags"_s},
                                            {u"extract/mentions"_s, u"mentions"_s},
                                            {u"extract/cashtags"_s, u"cashtags"_s}};
        int count = 0;
        for (const QJsonObject &c : casesOf(folder() + u"/text/twitter-text.jsonl"_s)) {
            const QString key = kinds.value(c[u"id"_s].toString().section(u'#', 0, 0));
            if (key.isEmpty())
                continue;
            ++count;
            const QJsonObject reply = ask({{u"op"_s, u"text.x"_s}, {u"text"_s, c[u"text"_s]}});
            compare(c, key, reply[key], c[u"expected"_s]);
        }
        finish(count, 180);
    }

    void findsFacetsAsBluesky()
    {
        int count = 0;
        for (const QJsonObject &c : casesOf(folder() + u"/text/bluesky-facets.jsonl"_s)) {
            ++count;
            const QJsonObject reply = ask({{u"op"_s, u"text.bluesky"_s}, {u"text"_s, c[u"text"_s]}});
            compare(c, u"facets"_s, reply[u"facets"_s], c[u"facets"_s]);
        }
        finish(count, 70);
    }

    void countsAndFindsAsMastodon()
    {
        int count = 0;
        for (const QJsonObject &c : casesOf(folder() + u"/text/mastodon-text.jsonl"_s)) {
            ++count;
            const QJsonObject reply = ask({{u"op"_s, u"text.mastodon"_s},
                                           {u"text"_s, c[u"text"_s]},
                                           {u"spoiler_text"_s, c[u"spoiler_text"_s].toString()},
                                           {u"max"_s, 500}});
            const QString kind = c[u"kind"_s].toString();
            if (kind == u"length"_s) {
                compare(c, u"over"_s, reply[u"over"_s], c[u"over_limit"_s]);
                if (c.contains(u"length"_s))
                    compare(c, u"length"_s, reply[u"length"_s], c[u"length"_s]);
            } else if (kind == u"hashtag"_s) {
                compare(c, u"hashtags"_s, firstOf(reply[u"hashtags"_s]), c[u"first_hashtag"_s]);
            } else if (kind == u"url"_s) {
                compare(c, u"urls"_s, firstOf(reply[u"urls"_s]), c[u"first_url"_s]);
            } else {
                QJsonArray names;
                for (const QJsonValue mention : c[u"mentions"_s].toArray())
                    names.append(mention.toArray().at(0));
                compare(c, u"mentions"_s, reply[u"mentions"_s], names);
            }
        }
        finish(count, 30);
    }

    void countsGraphemesAsUnicode()
    {
        int count = 0;
        for (const QJsonObject &c : casesOf(folder() + u"/text/graphemes-unicode-15.jsonl"_s)) {
            ++count;
            const QJsonObject reply = ask({{u"op"_s, u"text.graphemes"_s}, {u"text"_s, c[u"text"_s]}});
            compare(c, u"graphemes"_s, reply[u"graphemes"_s], c[u"graphemes"_s]);
        }
        finish(count, 600);
    }

    void resolvesWallTimes()
    {
        int count = 0;
        for (const QJsonObject &c : casesOf(folder() + u"/time/dst.jsonl"_s)) {
            ++count;
            const QJsonObject reply =
                ask({{u"op"_s, u"tz.resolve"_s}, {u"zone"_s, c[u"zone"_s]}, {u"local"_s, c[u"local"_s]}});
            QJsonValue utc = c[u"utc"_s];
            for (const QString &key : {u"utc_first"_s, u"utc_using_offset_before"_s}) {
                if (!utc.isString())
                    utc = c[key];
            }
            compare(c, u"kind"_s, reply[u"kind"_s], c[u"kind"_s]);
            compare(c, u"utc"_s, reply[u"utc"_s], utc);
        }
        finish(count, 300);
    }

private:
    static QString folder() { return conformanceFolder(); }

    QJsonObject ask(QJsonObject request)
    {
        request.insert(u"id"_s, ++m_id);
        QJsonObject reply = answerConform(request);
        if (!reply[u"ok"_s].toBool() || reply[u"id"_s].toInt() != m_id)
            m_misses.append(shown(reply));
        return reply;
    }

    static QJsonValue firstOf(const QJsonValue &array)
    {
        return array.toArray().isEmpty() ? QJsonValue(QJsonValue::Null) : array.toArray().first();
    }

    void compare(const QJsonObject &c, const QString &what, const QJsonValue &actual,
                 const QJsonValue &expected)
    {
        if (actual != expected) {
            m_misses.append(u"%1 %2: got %3, expected %4; text %5"_s.arg(
                c[u"id"_s].toString(), what, shown(actual), shown(expected), shown(c[u"text"_s])));
        }
    }

    void finish(int count, int expectedAtLeast)
    {
        const QStringList misses = std::exchange(m_misses, {});
        QVERIFY2(misses.isEmpty(), qPrintable(misses.join(u'\n')));
        QVERIFY2(count >= expectedAtLeast, qPrintable(u"only %1 cases were found"_s.arg(count)));
    }

    int m_id = 0;
    QStringList m_misses;
};

int main(int argc, char *argv[])
{
    if (!QDir(conformanceFolder()).exists()) {
        qInfo("Skipped: the test sets are not in %s.", qPrintable(conformanceFolder()));
        return skippedStatus;
    }
    QCoreApplication application(argc, argv);
    TestConformance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_conformance.moc"
