// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/output.h"
#include "clients/account.h"
#include "clients/client.h"
#include "plan/post.h"
#include "publish/outbox.h"

#include <optional>

namespace hatstand
{
class Parts;
}

/// The step before a command's own work: the workspace is opened, and what the command is called with is
/// found in it; where that cannot be done, why is printed and the command is not run. So a command is a
/// function of what was found. It answers at once, or later as a task; a failure that it answers is printed.
namespace hatstand::cli
{

/// What a command on a workspace works with. Copies are of the same call.
struct Work
{
    Context &context;
    Parts &parts;
    Arguments arguments;

    [[nodiscard]] Output &output() const;
};

template <class... Found>
using AtOnce = Result<ExitCode> (*)(Work &work, const Found &...found);
template <class... Found>
using Later = QCoro::Task<Result<ExitCode>> (*)(Work work, Found... found);

[[nodiscard]] Handler onWorkspace(AtOnce<> command);
[[nodiscard]] Handler onWorkspace(Later<> command);
/// With the client that the first word names, or, where there is no word, the option `--client`.
[[nodiscard]] Handler onClient(AtOnce<clients::Client> command);
[[nodiscard]] Handler onClient(Later<clients::Client> command);
/// With the client that the option `--client` names, whatever the words are; the option is required.
[[nodiscard]] Handler onNamedClient(AtOnce<clients::Client> command);
/// With the client that the option `--client` names, where it was given.
[[nodiscard]] Handler onAnyClient(AtOnce<std::optional<clients::Client>> command);
/// With the account that the first word names.
[[nodiscard]] Handler onAccount(Later<clients::Account> command);
/// With the post that the first word names.
[[nodiscard]] Handler onPost(AtOnce<plan::Post> command);
[[nodiscard]] Handler onPost(Later<plan::Post> command);
/// With the delivery that the first word names.
[[nodiscard]] Handler onDelivery(AtOnce<publish::OutboxItem> command);

} // namespace hatstand::cli
