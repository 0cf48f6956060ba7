// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page.h"
#include "kit/page_context.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/saved_replies.h"
#include "publish/background_service.h"
#include "settings/side_column.h"

#include <functional>
#include <optional>
#include <vector>

class QButtonGroup;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace hatstand::clients
{
class MediaHostService;
}

namespace hatstand::ui
{
class Drawer;
class EmptyState;
class SearchField;
} // namespace hatstand::ui

namespace hatstand::ui::settings
{

class Autostart;
class Section;
struct SectionName;

/// What the person decides. One section at a time, or, while something is looked for, all that fits.
class SettingsPage final : public Page
{
    Q_OBJECT
public:
    /// What the page works with; all of it outlives the page.
    struct Services
    {
        publish::Outbox &outbox;
        listen::Inbox &inbox;
        listen::SavedReplies &savedReplies;
        clients::ClientService &clients;
        clients::AccountService &accounts;
        clients::AccountPauses &pauses;
        clients::TrafficJournal &traffic;
        clients::MediaHostService &mediaHost;
        storage::Workspace &workspace;
        bool canKeepRunning = true; ///< the desktop has a place for an icon near the clock
        std::function<void(const QUrl &)> openAddress;
        /// Puts that backup in the place of the workspace and opens it; unset where it cannot be done.
        std::function<void(const QString &)> restore;
        /// Beginning with the computer; null where that cannot be set.
        Autostart *autostart = nullptr;
        /// How a service that sends while the window is closed is made; nothing where there are none.
        std::optional<publish::ServiceSetup> background;
    };
    SettingsPage(const PageContext &context, Services services, QWidget *parent = nullptr);
    ~SettingsPage() override;

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    void activate() override;
    void deactivate() override { m_active = false; }
    void open(const PageRequest &request) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    bool findInPage() override;
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();

private:
    /// A section is made when it is first shown or looked through.
    struct Place
    {
        QString id;
        std::function<Section *(QWidget *)> make;
        Section *section = nullptr;
    };

    void buildHead(QVBoxLayout *column);
    [[nodiscard]] QWidget *makeNavigation();
    [[nodiscard]] QWidget *makeBody();
    void placeSections();
    /// In the order of the navigation.
    [[nodiscard]] static std::vector<SectionName> names();
    Section *sectionAt(std::size_t index);
    void showSection(int index);
    void showSectionNamed(const QString &id);
    void find(const QString &text);
    /// Fits the column at the end to the sections that are shown.
    void followSections();
    void reachSideLast();
    void makeSide();
    void fitSide();
    void addActions();

    PageContext m_context;
    Services m_services;
    SearchField *m_search = nullptr;
    QWidget *m_navigation = nullptr;
    QButtonGroup *m_choice;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_column = nullptr;
    EmptyState *m_nothing = nullptr;
    SideColumn *m_side = nullptr;
    Drawer *m_drawer = nullptr;          ///< around the sections and the column beside them
    QWidget *m_sideRoom = nullptr;       ///< around the column
    QPushButton *m_sideButton = nullptr; ///< for the column where it is a drawer
    QWidget *m_sidePane = nullptr;
    std::vector<Place> m_places;
    int m_current = 0;
    bool m_active = false;
    bool m_finding = false;

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace hatstand::ui::settings
