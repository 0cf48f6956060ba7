// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/practice_dialog.h"
#include "audited_window.h"
#include "clients/client_service.h"
#include "kit/dialogs.h"
#include "kit/segmented_control.h"
#include "storage/workspace.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDirIterator>
#include <QTest>

namespace hatstand::test
{

using ui::PageId;

QList<Place> dialogPlaces()
{
    QList<Place> places;
    const auto firstClient = [](AuditedWindow &w) { return w.parts().clients().clients().front(); };
    const auto add = [&places](const char *name, std::function<bool(AuditedWindow &)> reach) {
        places << Place{QString::fromLatin1(name), std::move(reach)};
    };
    add("new client", [](AuditedWindow &w) {
        w.workbench().addClient();
        return true;
    });
    add("change a client", [firstClient](AuditedWindow &w) {
        w.go(PageId::Settings, ui::ShowSection{QStringLiteral("clients")});
        return w.press(QStringLiteral("change-") + firstClient(w).id.toString());
    });
    add("sign in", [firstClient](AuditedWindow &w) {
        w.go(PageId::Accounts, ui::ConnectAccount{firstClient(w).id, networks::NetworkKey::bluesky()});
        return true;
    });
    add("by hand", [firstClient](AuditedWindow &w) {
        w.go(PageId::Accounts, ui::ConnectAccount{firstClient(w).id, networks::NetworkKey::other()});
        return true;
    });
    add("remove an account", [](AuditedWindow &w) {
        w.go(PageId::Accounts);
        return w.press(QStringLiteral("accountMenu")) && w.choose(QStringLiteral("remove"));
    });
    add("sign out", [](AuditedWindow &w) {
        w.go(PageId::Accounts);
        return w.chooseInAny(QStringLiteral("accountMenu"), QStringLiteral("signOut"));
    });
    add("a page on Practice", [](AuditedWindow &w) {
        const auto profiles = w.parts().practice().profiles();
        if (!profiles || profiles->empty())
            return false;
        const auto pathOf = [folder = w.parts().workspace().mediaFolder()](const QString &name) {
            QDirIterator file(folder, {name}, QDir::Files, QDirIterator::Subdirectories);
            return file.hasNext() ? file.next() : QString();
        };
        const QUrl address(QStringLiteral("practice:/") + profiles->front().handle);
        const auto shown =
            ui::accounts::PracticeDialog::show(address, w.workbench().context().kit, w.parts().clock(),
                                               w.parts().practice(), pathOf, &w.workbench());
        return shown && QTest::qWaitFor([&w] { return w.find(QStringLiteral("practicePicture")); });
    });
    add("move a post", [](AuditedWindow &w) {
        w.go(PageId::Calendar);
        auto *views = w.find<ui::SegmentedControl>(QStringLiteral("calendarViews"));
        views->setCurrentIndex(views->count() - 1);
        auto *list = w.find<QAbstractItemView>(QStringLiteral("calendarList"));
        if (!list || list->model()->rowCount() == 0)
            return false;
        list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 1, 0));
        QTest::keyClick(list, Qt::Key_C);
        return true;
    });
    add("a line of text", [](AuditedWindow &w) {
        ui::TextRequest request;
        request.title = QStringLiteral("New idea");
        request.label = QStringLiteral("What is it about?");
        request.accept = QStringLiteral("Keep it");
        w.workbench().context().dialogs.askText(&w.desktop().window(), request);
        return true;
    });
    const auto compose = [](AuditedWindow &w) {
        w.go(PageId::Composer, ui::OpenPost{w.troubledPost()});
        return QTest::qWaitFor([&w] { return w.find(QStringLiteral("mediaList")) != nullptr; });
    };
    add("put off", [](AuditedWindow &w) {
        w.go(PageId::Inbox);
        auto *list = w.find<QAbstractItemView>(QStringLiteral("conversationList"));
        if (!list || !QTest::qWaitFor([list] { return list->model()->rowCount() > 0; }))
            return false;
        list->setCurrentIndex(list->model()->index(0, 0));
        QCoreApplication::processEvents();
        // In a narrow window the conversation comes over the list.
        if (!w.find(QStringLiteral("laterButton")))
            QTest::keyClick(list, Qt::Key_Return);
        if (!w.press(QStringLiteral("laterButton")))
            return false;
        auto *menu = w.find<QMenu>(QStringLiteral("laterTimes"));
        if (!menu)
            return false;
        QAction *another = menu->actions().constLast();
        menu->close();
        another->trigger();
        return w.openDialog() != nullptr;
    });
    add("what to listen for", [](AuditedWindow &w) {
        const bool isThere = w.listen();
        const bool pressed = w.press(QStringLiteral("addTopic"));
        w.listenNoMore();
        return isThere && pressed;
    });
    add("where is listened", [](AuditedWindow &w) {
        const bool isThere = w.listen();
        const bool pressed = w.press(QStringLiteral("openSources"));
        w.listenNoMore();
        return isThere && pressed;
    });
    add("a saved reply", [](AuditedWindow &w) {
        w.go(PageId::Settings, ui::ShowSection{QStringLiteral("inbox")});
        return w.press(QStringLiteral("addSavedReply"));
    });
    add("describe a picture", [compose](AuditedWindow &w) {
        if (!compose(w))
            return false;
        auto *media = w.find<QAbstractItemView>(QStringLiteral("mediaList"));
        if (!QTest::qWaitFor([media] { return media->model()->rowCount() > 0; }))
            return false;
        media->setCurrentIndex(media->model()->index(0, 0));
        return w.press(QStringLiteral("describePicture")) && QTest::qWaitFor([&w] { return w.openDialog(); });
    });
    add("crop a picture", [compose](AuditedWindow &w) {
        if (!compose(w))
            return false;
        auto *media = w.find<QAbstractItemView>(QStringLiteral("mediaList"));
        if (!QTest::qWaitFor([media] { return media->model()->rowCount() > 0; }))
            return false;
        media->setCurrentIndex(media->model()->index(0, 0));
        // It opens once the picture has been read.
        return w.press(QStringLiteral("cropPicture")) && QTest::qWaitFor([&w] { return w.openDialog(); });
    });
    add("hashtag groups",
        [compose](AuditedWindow &w) { return compose(w) && w.press(QStringLiteral("manageHashtags")); });
    add("saved pieces of text", [compose](AuditedWindow &w) {
        if (!compose(w) || !w.press(QStringLiteral("snippets")))
            return false;
        auto *menu = w.find<QMenu>(QStringLiteral("snippetMenu"));
        if (!menu)
            return false;
        QAction *all = menu->actions().constLast();
        menu->close();
        all->trigger();
        return w.find(QStringLiteral("piecesDialog")) != nullptr;
    });
    add("emoji", [compose](AuditedWindow &w) {
        return compose(w) && w.press(QStringLiteral("emoji")) && w.find(QStringLiteral("emojiPicker"));
    });
    add("versions",
        [compose](AuditedWindow &w) { return compose(w) && w.press(QStringLiteral("postVersions")); });
    add("a campaign", [compose](AuditedWindow &w) {
        if (!compose(w))
            return false;
        auto *campaign = w.find<QComboBox>(QStringLiteral("campaign"));
        if (!campaign)
            return false;
        campaign->setCurrentIndex(campaign->count() - 1);
        Q_EMIT campaign->activated(campaign->count() - 1);
        return true;
    });
    add("all keys", [](AuditedWindow &w) {
        w.go(PageId::Today);
        return w.desktop().session()->actions().trigger(QStringLiteral("help.keys"));
    });
    add("another key", [](AuditedWindow &w) {
        w.go(PageId::Settings, ui::ShowSection{QStringLiteral("keys")});
        return w.press(QStringLiteral("key-post.new"));
    });
    add("go back to a backup", [](AuditedWindow &w) {
        w.go(PageId::Settings, ui::ShowSection{QStringLiteral("place")});
        const QString button = QStringLiteral("restore0");
        if (!w.find(button) && !w.press(QStringLiteral("backUpNow")))
            return false;
        return QTest::qWaitFor([&] { return w.find(button) != nullptr; }) && w.press(button);
    });
    add("remove the sample", [](AuditedWindow &w) {
        w.go(PageId::Today);
        Q_EMIT w.desktop().session()->removeSampleRequested();
        return true;
    });
    add("a question before closing", [](AuditedWindow &w) {
        ui::Question question;
        question.title = QStringLiteral("Two posts still go out today");
        question.text = QStringLiteral("While Hatstand is closed, they wait.");
        question.rows = {{QStringLiteral("14:30"),
                          QStringLiteral("Northwheel Cycles"),
                          QStringLiteral("NW"),
                          QColor(0x2D6A4F),
                          QStringLiteral("Cargo bike demo day"),
                          {QStringLiteral("bluesky")}}};
        question.checkBox = QStringLiteral("Always keep running in the background");
        question.actions = {
            {QStringLiteral("cancel"), QStringLiteral("Cancel")},
            {QStringLiteral("close"), QStringLiteral("Close anyway")},
            {QStringLiteral("keep"), QStringLiteral("Keep running"), ui::ButtonKind::Primary}};
        w.workbench().context().dialogs.ask(&w.desktop().window(), question);
        return true;
    });
    add("an error", [](AuditedWindow &w) {
        ui::ErrorReport report;
        report.error.what = QStringLiteral("This post could not be saved");
        report.error.why = QStringLiteral("The disk is full.");
        report.error.remedy = QStringLiteral("Make room, then try again.");
        report.error.detail = QStringLiteral("SQLITE_FULL (13) database or disk is full");
        report.safe = QStringLiteral("Nothing is lost. The text is still in the window.");
        report.onHold = QStringLiteral("Sending is on hold.");
        report.remedies = {{QStringLiteral("close"), QStringLiteral("Close")},
                           {QStringLiteral("again"), QStringLiteral("Try again"), ui::ButtonKind::Primary}};
        w.workbench().context().dialogs.showError(&w.desktop().window(), report);
        return true;
    });
    return places;
}

} // namespace hatstand::test
