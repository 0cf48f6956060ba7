// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/closing.h"
#include "shell/main_window.h"
#include "shell/page_stack.h"
#include "shell/tray.h"
#include "shell/workbench.h"
#include "ui/support/talk_parts.h"

#include <QLineEdit>
#include <QTest>

namespace hatstand::test
{

using namespace hatstand::ui;
using namespace hatstand::ui::shell;

/// A page with a text field, which counts how often it was shown.
class PlainPage final : public Page
{
public:
    PlainPage(QString title, QWidget *parent)
        : Page(parent), m_title(std::move(title)), m_field(new QLineEdit(this))
    {
    }
    [[nodiscard]] QString title() const override { return m_title; }
    void activate() override { ++shown; }
    void open(const PageRequest &request) override { requests.push_back(request); }
    [[nodiscard]] Result<void> keepWork() override
    {
        ++kept;
        if (keepFails)
            return fail(ErrorCode::StorageFull, QStringLiteral("The disk is full."));
        return {};
    }
    [[nodiscard]] QList<QWidget *> panes() override
    {
        return hiddenPane ? QList<QWidget *>{hiddenPane, m_field} : QList<QWidget *>{m_field};
    }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    QWidget *hiddenPane = nullptr; ///< with nothing in it for the keyboard
    int shown = 0;
    int kept = 0;
    bool keepFails = false;
    std::vector<PageRequest> requests;

private:
    QString m_title;
    QLineEdit *m_field;
};

class RecordingTray final : public Tray
{
public:
    [[nodiscard]] bool isAvailable() const override { return available; }
    void show(const QString &said) override
    {
        isOut = true;
        words = said;
        Q_EMIT shown();
    }
    void hide() override { isOut = false; }
    [[nodiscard]] bool isShown() const override { return isOut; }
    void setWords(const QString &said) override { words = said; }
    void setHeld(std::optional<bool> now) override { held = now; }
    void notify(const QString &title, const QString &) override { notified.append(title); }
    bool available = true;
    bool isOut = false;
    QString words;
    std::optional<bool> held;
    QStringList notified;
};

/// The window with five plain pages on a workspace with two clients and one account.
class WindowFixture
{
protected:
    void open()
    {
        m_parts = std::make_unique<WindowParts>();
        m_talk = std::make_unique<TalkParts>(*m_parts);
        m_watered = 0;
        m_client = m_parts->base.addClient(QStringLiteral("Northwheel Cycles"));
        m_other = m_parts->base.addClient(QStringLiteral("Crumb & Clover"));
        m_account = m_parts->base.addAccount(m_client, QStringLiteral("northwheel.example"));
        m_tray = std::make_unique<RecordingTray>();
        m_connectivity = std::make_unique<net::Connectivity>();
        m_window =
            std::make_unique<MainWindow>(m_parts->kit, m_parts->preferences, m_parts->dialogs, *m_tray);
        WorkbenchParts parts{m_parts->kit,          m_parts->base.clock,
                             m_parts->base.timers,  m_parts->scope,
                             m_parts->actions,      m_parts->undo,
                             m_parts->dialogs,      m_parts->preferences,
                             m_parts->minutes,      *m_parts->base.workspace,
                             m_parts->base.clients, m_parts->base.accounts,
                             m_parts->posts,        m_parts->outbox,
                             m_talk->inbox,         m_talk->replies,
                             *m_connectivity};
        m_bench = new Workbench(parts);
        addPage(PageId::Today, PageEntry::Place::Top, QStringLiteral("Today"));
        addPage(PageId::Calendar, PageEntry::Place::Top, QStringLiteral("Calendar"));
        addPage(PageId::Settings, PageEntry::Place::Bottom, QStringLiteral("Settings"));
        addPage(PageId::Composer, PageEntry::Place::None, QStringLiteral("Composer"));
        addPage(PageId::Outbox, PageEntry::Place::None, QStringLiteral("Outbox"));
        MainWindow::Workspace frame;
        frame.name = QStringLiteral("Test");
        frame.keepWork = [this] { return m_bench->keepWork(); };
        frame.stillToday = [this] { return stillToday(m_parts->outbox, m_parts->base.clock); };
        frame.closeQuestion = [this](const StillToday &still, bool can) {
            return closeQuestion(still, m_parts->base.clients, can);
        };
        m_window->setContent(m_bench, frame);
        QObject::connect(m_bench, &Workbench::pageTitleChanged, m_window.get(), &MainWindow::setPageTitle);
        QObject::connect(m_bench, &Workbench::closeRequested, m_window.get(), &MainWindow::close);
        QObject::connect(m_bench, &Workbench::quitRequested, m_window.get(), &MainWindow::quit);
        m_bench->start();
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("The window is not shown.");
    }
    void close()
    {
        m_window.reset();
        m_pages.clear();
        m_talk.reset();
        m_parts.reset();
    }

    void addPage(PageId id, PageEntry::Place place, const QString &title)
    {
        PageEntry entry{id, place, Glyph::Today, title, {}};
        if (id == PageId::Calendar)
            entry.actions = calendarSpecs();
        entry.make = [this, id, title](QWidget *parent) {
            auto *made = new PlainPage(title, parent);
            m_pages.insert(id, made);
            if (id == PageId::Calendar)
                m_parts->actions.bind(made, calendarSpecs(), QStringLiteral("plants.water"),
                                      [this] { ++m_watered; });
            return made;
        };
        m_bench->addPage(entry);
    }
    [[nodiscard]] PlainPage *page(PageId id) const { return m_pages.value(id); }
    static std::vector<ActionSpec> calendarSpecs()
    {
        std::vector<ActionSpec> specs(3);
        specs[0].id = QStringLiteral("plants.water");
        specs[0].text = QStringLiteral("Water the plants");
        specs[0].keys = {QKeySequence(Qt::Key_W)};
        specs[1].id = QStringLiteral("plants.chosen");
        specs[1].text = QStringLiteral("Water the chosen plant");
        specs[1].onChosen = true;
        specs[2].id = QStringLiteral("plants.remove");
        specs[2].text = QStringLiteral("Throw the plant away");
        specs[2].keys = {QKeySequence(Qt::Key_Delete)};
        specs[2].fixedKeys = true;
        for (ActionSpec &spec : specs)
            spec.group = QStringLiteral("Plants");
        return specs;
    }

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<TalkParts> m_talk;
    std::unique_ptr<RecordingTray> m_tray;
    std::unique_ptr<net::Connectivity> m_connectivity;
    std::unique_ptr<MainWindow> m_window;
    Workbench *m_bench = nullptr;
    int m_watered = 0;
    QHash<PageId, PlainPage *> m_pages;
    clients::ClientId m_client;
    clients::ClientId m_other;
    clients::AccountId m_account;
};

} // namespace hatstand::test
