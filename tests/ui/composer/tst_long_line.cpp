// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/post_editor.h"
#include "composer_fixture.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

/// What is one line of many thousand characters, as programs make it.
class LongLineTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] PostEditor *editor() const { return m->find<PostEditor>("postText"); }
    void paste(const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        editor()->paste();
    }

private Q_SLOTS:
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void aLineOfMegabytesIsNotPutIn_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::newRow("words") << QStringLiteral("Loaves and buns ");
        QTest::newRow("one word") << QStringLiteral("a");
    }
    void aLineOfMegabytesIsNotPutIn()
    {
        QFETCH(const QString, piece);
        m->show(ui::NewPost{});
        QTest::keyClicks(editor(), QStringLiteral("Before"));
        const QString line = piece.repeated(5'000'000 / piece.size());
        paste(line);
        editor()->insertWords(line);
        QCOMPARE(editor()->text(), QStringLiteral("Before"));
        QCOMPARE(m->navigator.errors.size(), 2);
        QCOMPARE(m->navigator.errors.first().code, ErrorCode::TooLarge);
        QVERIFY(!m->navigator.errors.first().remedy.isEmpty());
        // Piece by piece it does not get in either.
        const QString most(PostEditor::longestLine - 10, u'b');
        paste(QStringLiteral("\n") + most);
        QCOMPARE(m->navigator.errors.size(), 2);
        paste(QStringLiteral("twelve signs"));
        QCOMPARE(m->navigator.errors.size(), 3);
        paste(QStringLiteral("nine sign\nand more lines"));
        QCOMPARE(m->navigator.errors.size(), 3);
        QVERIFY(editor()->text().endsWith(QStringLiteral("bnine sign\nand more lines")));
        // In the place of what is chosen there is room.
        editor()->selectAll();
        paste(most);
        QCOMPARE(editor()->text(), most);
    }

    void aStoredLineOfMegabytesOpensAndStaysWhole()
    {
        const QString line = QString(5'000'000, u'a');
        const plan::PostId id = m->addDraft(line, {m->bluesky});
        m->show(ui::OpenPost{id});
        QVERIFY(editor()->isReadOnly());
        QVERIFY(editor()->text().size() < 2000);
        QCOMPARE(m->navigator.errors.size(), 1);
        QTest::keyClicks(editor(), QStringLiteral("abc"));
        editor()->insertWords(QStringLiteral("abc"));
        m->page->state().setTitle(QStringLiteral("A title"));
        QVERIFY(m->page->keepWork());
        QCOMPARE(m->posts.post(id)->text.size(), line.size());
        QCOMPARE(m->posts.post(id)->title, QStringLiteral("A title"));
        // A shorter one can be written in again, and undo does not bring the beginning back as if it were
        // all.
        m->page->state().setText(QStringLiteral("Short"));
        QVERIFY(!editor()->isReadOnly());
        QCOMPARE(editor()->text(), QStringLiteral("Short"));
        editor()->undo();
        QCOMPARE(editor()->text(), QStringLiteral("Short"));
        QTest::keyClicks(editor(), QStringLiteral("er"));
        editor()->tellText();
        QVERIFY(m->page->state().text().contains(QStringLiteral("er")));
    }
};

QTEST_MAIN(LongLineTest)
#include "tst_long_line.moc"
