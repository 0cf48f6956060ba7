// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/page_context.h"
#include "publish/outbox.h"

#include <QPointer>
#include <QWidget>
#include <qcorotask.h>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;
class QFrame;

namespace hatstand::ui
{
class Card;
class ProgressRing;
} // namespace hatstand::ui

namespace hatstand::ui::today
{

class PracticeCard;
class StepSign;

/// What the first steps need to know about the workspace, and what they cannot do themselves.
struct FirstRunFacts
{
    QString workspaceName;
    QString folder;                     ///< as shown
    bool isSample = false;              ///< made up; can be left for one's own
    QString stateName;                  ///< under which preferences keep how far the person came
    std::function<void()> startOwn;     ///< from the sample to a workspace of one's own
    std::function<void()> removeSample; ///< asks, then deletes it
    std::function<void()> openFolder;   ///< shows where the file is
};

/// The list of a newcomer's first steps, in any order, with what stands beside it.
class FirstRunView final : public QWidget
{
    Q_OBJECT
public:
    /// `practice` may be null where this program has no Practice network.
    FirstRunView(const PageContext &context, publish::Outbox &outbox, clients::AccountService &accounts,
                 clients::ClientService &clients, FirstRunFacts facts, PracticeCard *practice,
                 QWidget *parent = nullptr);

    void refresh();
    /// Whether the list is to be shown: begun, and neither hidden nor finished.
    [[nodiscard]] static bool isWanted(const Preferences &preferences, const FirstRunFacts &facts,
                                       const clients::ClientService &clients);
    static void begin(Preferences &preferences, const QString &stateName, Instant now);
    static void hideForGood(Preferences &preferences, const QString &stateName);
    [[nodiscard]] int doneCount() const { return m_done; }
    [[nodiscard]] int stepCount() const { return static_cast<int>(m_steps.size()); }

private:
    struct Step
    {
        QFrame *row = nullptr;
        StepSign *sign = nullptr;
        QLabel *title = nullptr;
        QPushButton *button = nullptr;
        int number = 0;
        bool done = false;
    };
    Step &addStep(const QString &title, const QString &text, const QString &button, const char *objectName,
                  std::function<void()> run);
    void addSteps();
    void addPreview(QVBoxLayout *column);
    [[nodiscard]] QWidget *makeKeys();
    void setDone(Step &step, bool done, bool current);
    [[nodiscard]] bool practiceSent() const;
    [[nodiscard]] std::optional<clients::Account> practiceAccount() const;
    void writePracticePost();
    static QCoro::Task<void> writeFirstPracticePost(QPointer<FirstRunView> self);

    PageContext m_context;
    publish::Outbox &m_outbox;
    clients::AccountService &m_accounts;
    clients::ClientService &m_clients;
    FirstRunFacts m_facts;
    PracticeCard *m_practice;
    Card *m_list;
    QLabel *m_progress;
    ProgressRing *m_ring;
    std::vector<Step> m_steps;
    int m_done = 0;
};

} // namespace hatstand::ui::today
