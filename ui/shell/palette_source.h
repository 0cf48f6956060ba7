// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/page_context.h"
#include "plan/post_service.h"
#include "shell/palette_model.h"

#include <optional>
#include <vector>

namespace hatstand::ui::shell
{

/// What the palette offers for what was typed: commands, posts, clients.
class PaletteSource
{
public:
    PaletteSource(const PageContext &context, plan::PostService &posts, clients::ClientService &clients);

    /// `typed` may begin with ">": then commands only. `client` narrows the posts. What fits by letters
    /// strewn over it only is offered where there is nothing better.
    [[nodiscard]] std::vector<PaletteItem> items(const QString &typed,
                                                 const std::optional<clients::ClientId> &client);

    /// The command is offered before others next time.
    void noteUsed(const QString &actionId);

private:
    void run(const QString &actionId);
    [[nodiscard]] std::vector<PaletteItem> found(const QString &words, bool commandsOnly,
                                                 const std::optional<clients::ClientId> &client,
                                                 bool scattered);
    [[nodiscard]] std::vector<PaletteItem> commands(const QString &typed, int limit, bool scattered);
    [[nodiscard]] std::vector<PaletteItem> posts(const QString &typed,
                                                 const std::optional<clients::ClientId> &client) const;
    [[nodiscard]] std::vector<PaletteItem> clientItems(const QString &typed, bool scattered) const;

    PageContext m_context;
    plan::PostService &m_posts;
    clients::ClientService &m_clients;
};

} // namespace hatstand::ui::shell
