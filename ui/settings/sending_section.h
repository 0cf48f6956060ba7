// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/page_context.h"
#include "publish/background_service.h"
#include "settings/section.h"

#include <array>
#include <optional>

class QButtonGroup;
class QComboBox;

namespace hatstand::ui
{
class Switch;
}

namespace hatstand::ui::settings
{

class Autostart;
class BackgroundRow;
class OptionRow;

/// What happens to posts that were due while the computer was off, for each client; and being reminded of
/// what is posted by hand.
class SendingSection final : public Section
{
    Q_OBJECT
public:
    /// The service that sends a workspace while the window is closed.
    struct Background
    {
        publish::ServiceSetup setup;
        QString workspace;
    };
    /// `autostart` may be null; without `background` there is no service to switch.
    [[nodiscard]] static SectionName name();
    SendingSection(const PageContext &context, clients::ClientService &clients, Autostart *autostart,
                   const std::optional<Background> &background, QWidget *parent);
    void refresh() override;

private:
    OptionRow *addPolicy(Card *card, clients::MissedPolicy policy, const QString &name,
                         const QString &meaning, QWidget *control);
    void fill();
    void addStart(Card *card);
    void addBackground(Card *card, const Background &background);
    [[nodiscard]] std::optional<clients::Client> shownClient() const;
    void store(clients::MissedPolicy policy, std::chrono::minutes grace);

    PageContext m_context;
    clients::ClientService &m_clients;
    QComboBox *m_client;
    QButtonGroup *m_policy;
    QComboBox *m_grace;
    Switch *m_remind;
    Autostart *m_autostart;
    Switch *m_start = nullptr;             ///< null where it cannot be set
    BackgroundRow *m_background = nullptr; ///< the same
};

} // namespace hatstand::ui::settings
