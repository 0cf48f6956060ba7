// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a client listens: adding, pausing and removing places.
#include "listening_fixture.h"

#include <QFile>

using namespace hatstand;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class ListeningSourcesTest : public QObject
{
    Q_OBJECT

    static QDialog *opened(ListeningFixture &w)
    {
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        w.part<QPushButton>("openSources")->click();
        return w.dialog();
    }
    static QPushButton *buttonNamed(const QDialog *dialog, const QString &name)
    {
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isVisible() && (button->accessibleName() == name || button->text() == name))
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void aFeedIsFoundFromThePagesAddress()
    {
        ListeningFixture w;
        QDialog *dialog = opened(w);
        auto *address = dialog->findChild<QLineEdit *>(u"feedAddress"_s);
        QTest::keyClicks(address, u"news.example"_s);
        dialog->findChild<QPushButton *>(u"addFeed"_s)->click();
        QTRY_COMPARE(w.sources.sources(w.client)->size(), size_t(2));
        QCOMPARE(w.asked.front(), QUrl(u"https://news.example"_s));
        QCOMPARE(w.sources.sources(w.client)->back().name, u"Found"_s);
        QCOMPARE(address->text(), QString());
    }

    void whereThereIsNoneItIsSaidThere()
    {
        ListeningFixture w;
        QDialog *dialog = opened(w);
        dialog->findChild<QLineEdit *>(u"feedAddress"_s)->setText(u"https://nofeed.example"_s);
        dialog->findChild<QPushButton *>(u"addFeed"_s)->click();
        const auto saysSo = [dialog] {
            const auto labels = dialog->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [](const QLabel *label) { return label->text() == u"There is no feed."_s; });
        };
        QTRY_VERIFY(saysSo());
        QCOMPARE(w.sources.sources(w.client)->size(), size_t(1));
    }

    void aSourceIsPausedAndRemoved()
    {
        ListeningFixture w;
        QDialog *dialog = opened(w);
        buttonNamed(dialog, u"Pause Town"_s)->click();
        QVERIFY(w.sources.source(w.feed.id)->paused);
        QTRY_VERIFY(buttonNamed(dialog, u"Read Town again"_s));
        buttonNamed(dialog, u"Remove Town"_s)->click();
        QVERIFY(w.sources.sources(w.client)->empty());
    }

    void listsOfFeedsAreReadAndWritten()
    {
        ListeningFixture w;
        QDialog *dialog = opened(w);
        const QString file = w.base.folder.filePath(u"feeds.opml"_s);
        w.dialogs.presetFiles({file});
        buttonNamed(dialog, u"Export feeds…"_s)->click();
        QTRY_VERIFY(QFile::exists(file));
        QVERIFY(w.sources.remove(w.feed.id));
        w.dialogs.presetFiles({file});
        buttonNamed(dialog, u"Import feeds…"_s)->click();
        QTRY_COMPARE(w.sources.sources(w.client)->size(), size_t(1));
    }
};

QTEST_MAIN(ListeningSourcesTest)
#include "listening_sources_test.moc"
