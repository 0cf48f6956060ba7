// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/dialogs.h"
#include "kit/scrim.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace hatstand;
using namespace hatstand::ui;

namespace
{

Question closing()
{
    Question question;
    question.title = QStringLiteral("Close with 3 posts waiting?");
    question.text = QStringLiteral("These will not go out today.");
    question.rows = {{QStringLiteral("14:30"),
                      QStringLiteral("Crumb & Clover"),
                      QStringLiteral("CC"),
                      QColor(Qt::red),
                      QStringLiteral("Buns"),
                      {QStringLiteral("bluesky")}}};
    question.checkBox = QStringLiteral("Always keep running");
    question.actions = {
        {QStringLiteral("close"), QStringLiteral("Close anyway"), ButtonKind::Danger, std::nullopt, true},
        {QStringLiteral("keep"), QStringLiteral("Keep running"), ButtonKind::Primary}};
    return question;
}

QCoro::Task<void> askAndStore(Dialogs &dialogs, QPointer<QWidget> parent,
                              std::shared_ptr<std::optional<Answer>> into)
{
    const Answer answer = co_await dialogs.ask(parent, closing());
    *into = answer;
}

QCoro::Task<void> askTextAndStore(Dialogs &dialogs, QPointer<QWidget> parent,
                                  std::shared_ptr<std::optional<std::optional<QString>>> into)
{
    TextRequest request;
    request.title = QStringLiteral("Name it");
    request.label = QStringLiteral("Name");
    request.accept = QStringLiteral("Keep the name");
    const std::optional<QString> text = co_await dialogs.askText(parent, request);
    *into = text;
}

QCoro::Task<void> openAndStore(Dialogs &dialogs, std::shared_ptr<QStringList> into)
{
    FileRequest request;
    request.title = QStringLiteral("Pictures");
    const QStringList files = co_await dialogs.openFiles({}, request);
    *into = files;
}

} // namespace

class DialogsTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    const Kit m_kit{m_themes, m_icons};
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_field = nullptr;

    template <class T>
    [[nodiscard]] T *shown(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_field = new QLineEdit(m_window.get());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_field->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void answerCarriesTheActAndTheTick()
    {
        WindowDialogs dialogs(m_kit);
        const auto answer = std::make_shared<std::optional<Answer>>();
        auto task = askAndStore(dialogs, m_window.get(), answer);
        auto *dialog = shown<MessageDialog>(QStringLiteral("messageDialog"));
        QVERIFY(dialog);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->isModal());
        QVERIFY(m_window->findChild<Scrim *>());
        QCOMPARE(dialog->accessibleName(), QStringLiteral("Close with 3 posts waiting?"));
        dialog->findChild<QCheckBox *>(QStringLiteral("messageCheck"))->setChecked(true);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("close")), Qt::LeftButton);
        QTRY_VERIFY(answer->has_value());
        QCOMPARE((*answer)->action, QStringLiteral("close"));
        QVERIFY((*answer)->checked);
        QTRY_VERIFY(!m_window->findChild<Scrim *>());
    }
    void enterPressesTheMainButtonAndEscapeAnswersNothing()
    {
        WindowDialogs dialogs(m_kit);
        const auto first = std::make_shared<std::optional<Answer>>();
        auto task = askAndStore(dialogs, m_window.get(), first);
        QPointer<MessageDialog> dialog = shown<MessageDialog>(QStringLiteral("messageDialog"));
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog.data(), Qt::Key_Return);
        QTRY_VERIFY(first->has_value());
        QCOMPARE((*first)->action, QStringLiteral("keep"));
        QTRY_VERIFY(!dialog);

        const auto second = std::make_shared<std::optional<Answer>>();
        auto other = askAndStore(dialogs, m_window.get(), second);
        QTest::keyClick(shown<MessageDialog>(QStringLiteral("messageDialog")), Qt::Key_Escape);
        QTRY_VERIFY(second->has_value());
        QVERIFY((*second)->action.isEmpty());
    }
    void questionCountsAsClosedWhenItsWindowDies()
    {
        WindowDialogs dialogs(m_kit);
        const auto answer = std::make_shared<std::optional<Answer>>();
        auto task = askAndStore(dialogs, m_window.get(), answer);
        m_window.reset();
        QTRY_VERIFY(answer->has_value());
        QVERIFY((*answer)->action.isEmpty());
    }
    void textIsAskedFor()
    {
        WindowDialogs dialogs(m_kit);
        const auto answer = std::make_shared<std::optional<std::optional<QString>>>();
        auto task = askTextAndStore(dialogs, m_window.get(), answer);
        auto *dialog = shown<Dialog>(QStringLiteral("textDialog"));
        auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("textDialogField"));
        QTest::keyClicks(field, QStringLiteral("Stollen"));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("accept")), Qt::LeftButton);
        QTRY_VERIFY(answer->has_value());
        QCOMPARE(**answer, std::optional(QStringLiteral("Stollen")));
    }
    void dialogIsAsWideAsTheDesignAndFitsItsContent()
    {
        auto *dialog = new MessageDialog(m_kit, closing(), m_window.get());
        dialog->open();
        QCOMPARE(dialog->width(), m_kit.px(480));
        QVERIFY(dialog->height() >= dialog->layout()->totalHeightForWidth(dialog->width()));
        dialog->answerWith({});
    }
    void dialogGrowsWithItsButtonsAsFarAsTheWindowGoes()
    {
        m_window->resize(900, 500);
        auto *dialog = new Dialog(m_kit, QStringLiteral("A question"), 320, m_window.get());
        for (const char *id : {"one", "two", "three"})
            dialog->addButton({QString::fromLatin1(id), QStringLiteral("Words of a longer language")});
        dialog->open();
        QVERIFY(dialog->width() > m_kit.px(320) && dialog->width() < m_window->width());
        for (const QPushButton *button : dialog->findChildren<QPushButton *>())
            QVERIFY(button->width() >= button->minimumSizeHint().width());
        dialog->answerWith({});
    }
    void theTitleOfAnErrorHasNoFullStop()
    {
        ErrorReport report;
        report.error.what = QStringLiteral("The change could not be saved.");
        auto *dialog = new ErrorDialog(m_kit, report, m_window.get());
        dialog->open();
        QCOMPARE(dialog->windowTitle(), QStringLiteral("The change could not be saved"));
        dialog->answerWith({});
    }
    void errorTellsWhatHappenedWhatIsSafeAndCopiesItsDetails()
    {
        ErrorReport report;
        report.error = {ErrorCode::StorageFull, QStringLiteral("The change could not be saved"),
                        QStringLiteral("The disk is full."), QStringLiteral("Make room."),
                        QStringLiteral("SQLITE_FULL (13)")};
        report.safe = QStringLiteral("Nothing is lost. The file is whole.");
        QPointer<ErrorDialog> dialog = new ErrorDialog(m_kit, report, m_window.get());
        dialog->open();
        QCOMPARE(dialog->windowTitle(), report.error.what);
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("dialogText"))->text(),
                 QStringLiteral("The disk is full. Make room."));
        auto *details = dialog->findChild<QLabel *>(QStringLiteral("errorDetails"));
        QVERIFY(!details->isVisible());
        const int folded = dialog->height();
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("errorDetailsToggle")),
                          Qt::LeftButton);
        QVERIFY(details->isVisible());
        QVERIFY(dialog->height() > folded);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("errorCopy")), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("SQLITE_FULL (13)")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("storage-full")));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("close")), Qt::LeftButton);
        QTRY_VERIFY(!dialog);
    }
    void moreWordsThanFitAreScrolledByKeyboard()
    {
        m_window->resize(900, 300);
        auto *dialog = new Dialog(m_kit, QStringLiteral("A long page"), 480, m_window.get());
        auto *words = new QLabel(QStringLiteral("Line after line.\n").repeated(60), dialog);
        dialog->body()->addWidget(words);
        auto *again = dialog->addButton({QStringLiteral("again"), QStringLiteral("Again")}, false);
        auto *close =
            dialog->addButton({QStringLiteral("close"), QStringLiteral("Close"), ButtonKind::Primary});
        dialog->open();
        auto *area = dialog->findChild<QScrollArea *>();
        QVERIFY(area);
        QCOMPARE(area->accessibleName(), QStringLiteral("A long page"));
        QTRY_VERIFY(close->hasFocus());
        QTest::keyClick(dialog, Qt::Key_Tab);
        QVERIFY(area->hasFocus());
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Up, Qt::Key_PageUp}) {
            const int before = area->verticalScrollBar()->value();
            QTest::keyClick(area, key);
            QVERIFY2(area->verticalScrollBar()->value() != before, qPrintable(QKeySequence(key).toString()));
        }
        QTest::keyClick(dialog, Qt::Key_Tab);
        QVERIFY(again->hasFocus()); // as it is read: the words, then the buttons
        dialog->answerWith({});
    }
    void whatTakesTheKeyboardIsScrolledToAndTheAreaIsNoStop()
    {
        m_window->resize(900, 300);
        auto *dialog = new Dialog(m_kit, QStringLiteral("A form"), 480, m_window.get());
        dialog->body()->addWidget(new QLabel(QStringLiteral("Line after line.\n").repeated(60), dialog));
        dialog->body()->addWidget(new QLineEdit(dialog));
        dialog->addButton({QStringLiteral("close"), QStringLiteral("Close"), ButtonKind::Primary});
        dialog->open();
        QVERIFY(dialog->findChild<QScrollArea *>());
        QCOMPARE(dialog->findChild<QScrollArea *>()->focusPolicy(), Qt::NoFocus);
        dialog->answerWith({});
    }
    void testsAnswerInThePersonsPlace()
    {
        PresetDialogs dialogs;
        dialogs.presetAnswer(QStringLiteral("keep"), true);
        dialogs.presetFiles({QStringLiteral("/tmp/a.png")});
        const auto answer = std::make_shared<std::optional<Answer>>();
        auto task = askAndStore(dialogs, {}, answer);
        QTRY_VERIFY(answer->has_value());
        QCOMPARE((*answer)->action, QStringLiteral("keep"));
        QVERIFY((*answer)->checked);
        QCOMPARE(dialogs.questions().size(), 1);
        QCOMPARE(dialogs.questions().first().title, QStringLiteral("Close with 3 posts waiting?"));

        const auto files = std::make_shared<QStringList>();
        auto opening = openAndStore(dialogs, files);
        QTRY_COMPARE(*files, QStringList{QStringLiteral("/tmp/a.png")});
        auto again = askAndStore(dialogs, {}, answer);
        QTRY_VERIFY((*answer)->action.isEmpty()); // nothing prepared: closed
    }
};

QTEST_MAIN(DialogsTest)
#include "dialogs_test.moc"
