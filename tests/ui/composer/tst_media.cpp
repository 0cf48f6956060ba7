// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/describe_dialog.h"
#include "composer/media_strip.h"
#include "composer/picture_grid.h"
#include "composer/post_editor.h"
#include "composer/preview_panel.h"
#include "composer_fixture.h"
#include "kit/segmented_control.h"
#include "support/await.h"
#include "support/files.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QToolButton>

#include <sys/stat.h>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

namespace
{
/// Keeps the one thread that copies waiting at a pipe, so that what is added meanwhile is still to come.
class SlowCopying
{
public:
    explicit SlowCopying(ComposerFixture &fixture)
        : m_pipe(fixture.workspace.folder.filePath(QStringLiteral("pipe.png")))
        , m_copy((mkfifo(QFile::encodeName(m_pipe).constData(), 0600), fixture.media.add(m_pipe)))
    {
    }
    /// From here on it goes on.
    void end()
    {
        QFile writer(m_pipe);
        QVERIFY(writer.open(QIODevice::WriteOnly));
        writer.close();
        QVERIFY(m_copy.wait());
        QVERIFY(!m_copy.value()); // nothing came out of it
    }

private:
    QString m_pipe;
    test::Awaited<Result<plan::MediaItem>> m_copy;
};
} // namespace

class MediaTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] QString picture(const QString &name, QColor colour, QSize size = {64, 48}) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(colour);
        QString path = m->workspace.folder.filePath(name);
        if (!image.save(path))
            qFatal("The picture could not be written.");
        return path;
    }
    [[nodiscard]] const std::vector<plan::PostMedia> &media() const { return m->page->state().media(); }
    [[nodiscard]] QString nameAt(size_t index) const
    {
        return m->page->state().mediaItems().value(media()[index].mediaId).fileName;
    }
    void drop(const QStringList &paths) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m->page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m->page.get(), &event);
        QVERIFY(event.isAccepted());
    }
    void openWith(int count)
    {
        m->show(ui::NewPost{});
        QStringList paths;
        for (int i = 0; i < count; ++i)
            paths.append(picture(QStringLiteral("%1.png").arg(i), QColor::fromHsv(i * 60, 200, 200)));
        drop(paths);
        QTRY_COMPARE(media().size(), size_t(count));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void droppedFilesBecomePicturesInTheirOrder()
    {
        openWith(3);
        QCOMPARE(nameAt(0), QStringLiteral("0.png"));
        QCOMPARE(nameAt(2), QStringLiteral("2.png"));
        QVERIFY(m->find<QLabel>("mediaFacts")->text().startsWith(QStringLiteral("Picture 3 of 3 · 64 × 48")));
        m->pass(1000);
        QCOMPARE(m->posts.post(m->page->state().post().id)->media.size(), size_t(3));
    }
    void aFileThatIsNoPictureIsReportedAndTheOthersAreTaken()
    {
        m->show(ui::NewPost{});
        const QString text = m->workspace.folder.filePath(QStringLiteral("note.png"));
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture at all");
        file.close();
        drop({text, picture(QStringLiteral("real.png"), Qt::red)});
        QTRY_COMPARE(media().size(), size_t(1));
        QCOMPARE(m->navigator.errors.size(), 1);
    }
    void aPictureIsPastedAndTextStaysText()
    {
        m->show(ui::NewPost{});
        auto *editor = m->find<PostEditor>("postText");
        auto *data = new QMimeData;
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::blue);
        data->setImageData(image);
        QGuiApplication::clipboard()->setMimeData(data);
        editor->paste();
        QTRY_COMPARE(media().size(), size_t(1));
        QVERIFY(editor->toPlainText().isEmpty());
        auto *rich = new QMimeData;
        rich->setHtml(QStringLiteral("<b>Loaves</b>"));
        rich->setText(QStringLiteral("Loaves"));
        QGuiApplication::clipboard()->setMimeData(rich);
        editor->paste();
        QCOMPARE(editor->toPlainText(), QStringLiteral("Loaves"));
        QCOMPARE(media().size(), size_t(1));
    }
    void aPictureIsPastedWhereverTheKeyboardIs()
    {
        m->show(ui::NewPost{});
        auto *data = new QMimeData;
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::blue);
        data->setImageData(image);
        QGuiApplication::clipboard()->setMimeData(data);
        size_t count = 0;
        for (const char *name : {"postTitle", "composerMainButton", "campaign", "postText"}) {
            auto *widget = m->find<QWidget>(name);
            widget->setFocus();
            QVERIFY2(widget->hasFocus(), name);
            QTest::keyClick(widget, Qt::Key_V, Qt::ControlModifier);
            ++count;
            QTRY_COMPARE(media().size(), count);
        }
        // Words in the clipboard are for the field.
        QGuiApplication::clipboard()->setText(QStringLiteral("Loaves"));
        auto *title = m->find<QLineEdit>("postTitle");
        title->setFocus();
        QTest::keyClick(title, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(title->text(), QStringLiteral("Loaves"));
        QCOMPARE(media().size(), count);
    }
    void whatIsStillBeingCopiedIsWaitedFor()
    {
        m->show(ui::NewPost{});
        QTest::keyClicks(m->find<PostEditor>("postText"), QStringLiteral("Loaves"));
        SlowCopying slow(*m);
        drop(
            {picture(QStringLiteral("large.png"), Qt::red), picture(QStringLiteral("other.png"), Qt::green)});
        QCOMPARE(m->page->state().coming(), 2);
        auto *row = m->find<QWidget>("mediaComing");
        QVERIFY(!row->isVisible()); // most are there in a moment
        m->pass(400);
        QVERIFY(row->isVisible());
        QTest::keyClick(m->page.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->navigator.backs, 0);
        QVERIFY(m->outbox.ofPost(m->page->state().post().id).value().empty());
        QVERIFY(m->find<QPushButton>("cancelMedia")->hasFocus());
        slow.end();
        QTRY_COMPARE(m->page->state().coming(), 0);
        QVERIFY(!row->isVisible());
        QCOMPARE(media().size(), size_t(2));
        QTest::keyClick(m->page.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->navigator.backs, 1);
        QCOMPARE(m->posts.post(m->page->state().post().id)->media.size(), size_t(2));
    }
    void copyingIsCancelled()
    {
        m->show(ui::NewPost{});
        QTest::keyClicks(m->find<PostEditor>("postText"), QStringLiteral("Loaves"));
        SlowCopying slow(*m);
        drop(
            {picture(QStringLiteral("large.png"), Qt::red), picture(QStringLiteral("other.png"), Qt::green)});
        m->pass(400);
        QTest::mouseClick(m->find<QPushButton>("cancelMedia"), Qt::LeftButton);
        QCOMPARE(m->page->state().coming(), 0);
        slow.end();
        // A later one is there, so that the copies have ended.
        QVERIFY(test::await(m->media.add(picture(QStringLiteral("later.png"), Qt::blue))));
        QVERIFY(media().empty());
        QTest::keyClick(m->page.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->navigator.backs, 1);
    }
    void aPictureGoesToThePostThatItWasGivenTo()
    {
        const auto first = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        const auto second = m->addDraft(QStringLiteral("Buns"), {m->bluesky});
        m->show(ui::OpenPost{first});
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        m->page->open(ui::OpenPost{second});
        slow.end();
        QCOMPARE(m->page->state().coming(), 0);
        QTRY_COMPARE(m->posts.post(first)->media.size(), size_t(1));
        QVERIFY(media().empty());
        QVERIFY(m->posts.post(second)->media.empty());
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void aPictureOfAPostThatHasNothingElseIsNotLost()
    {
        m->show(ui::NewPost{});
        const plan::PostId first = m->page->state().post().id;
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        m->page->open(ui::NewPost{});
        slow.end();
        QTRY_VERIFY(m->posts.post(first));
        QCOMPARE(m->posts.post(first)->media.size(), size_t(1));
    }
    void aPictureGoesToTheTabThatItWasGivenTo()
    {
        m->show(ui::NewPost{});
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        m->page->state().setTab(m->bluesky);
        slow.end();
        QTRY_COMPARE(m->page->state().post().media.size(), size_t(1));
        QVERIFY(!m->page->state().hasOwnMedia(m->bluesky));
    }
    void aPictureGoesToTheAccountThatItWasGivenToAlsoWhenAnotherPostIsOpen()
    {
        const auto common = test::await(m->media.add(picture(QStringLiteral("common.png"), Qt::green)));
        QVERIFY(common);
        const auto first = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        auto post = m->posts.post(first).value();
        post.media = {{common->id, QStringLiteral("A loaf")}};
        QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Saved));
        const auto second = m->addDraft(QStringLiteral("Buns"), {m->bluesky});
        m->show(ui::OpenPost{first});
        m->page->state().setTab(m->bluesky);
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        m->page->open(ui::OpenPost{second});
        slow.end();
        const auto own = [&] { return m->posts.post(first)->version(m->bluesky)->media; };
        QTRY_VERIFY(own());
        QCOMPARE(own()->size(), size_t(2));
        QCOMPARE(own()->front().altText, QStringLiteral("A loaf"));
        QCOMPARE(m->posts.post(first)->media.size(), size_t(1));
    }
    void aFileThatComesBackIsShownAgain()
    {
        openWith(1);
        m->pass(1000);
        const auto item = m->page->state().mediaItems().value(media()[0].mediaId);
        const QString path = m->media.path(item);
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        plan::Thumbnails fresh([this](const plan::MediaItem &each) { return m->media.path(each); });
        PictureSource source(fresh);
        QVERIFY(source.picture(item, 1).isNull());
        QTRY_VERIFY(source.isBroken(item.id));
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        source.lookAgain();
        QVERIFY(!source.isBroken(item.id));
        QTRY_VERIFY(!source.picture(item, 1).isNull());
        // Each density of pixels has a picture of its own.
        QTRY_VERIFY(source.picture(item, 2).devicePixelRatio() != source.picture(item, 1).devicePixelRatio());
    }
    void filesAreChosenByKey()
    {
        m->show(ui::NewPost{});
        m->dialogs.presetFiles({picture(QStringLiteral("chosen.png"), Qt::green)});
        QTest::keyClick(m->page.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_COMPARE(media().size(), size_t(1));
    }
    void theOrderIsChangedByKeyAndByMenuOfTheModel()
    {
        openWith(3);
        auto *list = m->find<MediaList>("mediaList");
        list->setCurrentIndex(list->model()->index(2, 0));
        QTest::keyClick(list, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(nameAt(1), QStringLiteral("2.png"));
        QCOMPARE(list->currentIndex().row(), 1);
        // As a drag does it: the second before the first.
        const std::unique_ptr<QMimeData> data(list->model()->mimeData({list->model()->index(1, 0)}));
        list->model()->dropMimeData(data.get(), Qt::MoveAction, 0, 0, {});
        QCOMPARE(nameAt(0), QStringLiteral("2.png"));
    }
    void aDescriptionIsAskedForAndKept()
    {
        openWith(1);
        m->pass(200);
        const auto problems = m->page->inspector().problems();
        QVERIFY(std::any_of(problems.begin(), problems.end(), [](const plan::Problem &problem) {
            return problem.remedy == plan::Remedy::DescribePicture;
        }));
        QTest::keyClick(m->page.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        auto *text = m->find<QPlainTextEdit>("pictureDescription");
        QTRY_VERIFY(text->hasFocus());
        QTest::keyClicks(text, QStringLiteral("A red square"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(media()[0].altText, QStringLiteral("A red square"));
        auto *list = m->find<MediaList>("mediaList");
        QVERIFY(list->model()->index(0, 0).data(MediaModel::DescribedRole).toBool());
        m->pass(200);
        QVERIFY(!m->page->inspector().worstOf({}));
    }
    void whatALookIntoTheFileFindsIsToldWhenItIsKnown()
    {
        m->media.useLook(
            [](const plan::MediaItem &, const QString &) -> QCoro::Task<Result<plan::MediaFinding>> {
                plan::MediaFinding found;
                found.refusal = Error{ErrorCode::InvalidInput, QStringLiteral("It is damaged."), {}, {}, {}};
                co_return found;
            });
        openWith(1);
        m->pass(200);
        const auto &problems = m->page->inspector().problems();
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().what, QStringLiteral("It is damaged."));
        QCOMPARE(problems.front().severity, plan::Severity::MustFix);
        QCOMPARE(problems.front().place, plan::ProblemPlace::Media);
    }
    void anAccountCanHavePicturesOfItsOwn()
    {
        openWith(2);
        m->page->state().setTab(m->bluesky);
        QTest::mouseClick(m->find<QPushButton>("removePicture"), Qt::LeftButton);
        QCOMPARE(m->page->state().post().media.size(), size_t(2));
        QCOMPARE(m->page->state().mediaOf(m->bluesky).size(), size_t(1));
        QTest::mouseClick(m->find<QPushButton>("useCommonMedia"), Qt::LeftButton);
        QVERIFY(!m->page->state().hasOwnMedia(m->bluesky));
        QCOMPARE(media().size(), size_t(2));
    }
    void picturesAreReadForStripAndPreviews()
    {
        openWith(1);
        auto *list = m->find<MediaList>("mediaList");
        QTRY_VERIFY(!list->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
        QVERIFY(m->find<PreviewPanel>("previewPanel")->card(m->bluesky));
    }
    void thePreviewFollowsTheText()
    {
        m->show(ui::NewPost{});
        QTest::keyClicks(m->find<PostEditor>("postText"), QStringLiteral("Loaves <b>today</b>"));
        m->pass(100);
        QCOMPARE(m->find<PreviewPanel>("previewPanel")->card(m->bluesky)->shownText(),
                 QStringLiteral("Loaves <b>today</b>"));
    }
    void ofFewAccountsEachHasItsPreview()
    {
        const auto byHand = m->addByHand("instagram", QStringLiteral("Crumb"));
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky, byHand})});
        const auto *panel = m->find<PreviewPanel>("previewPanel");
        const auto choice = [this] { return m->find<ui::SegmentedControl>("previewChoice"); };
        QCOMPARE(choice()->count(), 3);
        QCOMPARE(choice()->currentIndex(), 2); // all
        QCOMPARE(choice()->segment(0)->accessibleName(), QStringLiteral("Bluesky"));
        QCOMPARE(choice()->segment(1)->accessibleName(), QStringLiteral("Instagram"));
        QVERIFY(!panel->card(m->bluesky)->isHidden() && !panel->card(byHand)->isHidden());
        QTest::mouseClick(choice()->segment(1), Qt::LeftButton);
        QVERIFY(panel->card(m->bluesky)->isHidden() && !panel->card(byHand)->isHidden());
        // Whoever works on the version of an account sees that one.
        m->page->state().setTab(m->bluesky);
        QCOMPARE(choice()->currentIndex(), 0);
        QVERIFY(!panel->card(m->bluesky)->isHidden() && panel->card(byHand)->isHidden());
        // There is no room for many: that of the tab, or all.
        for (const char *name : {"telegram", "x"})
            m->page->state().setChosen(m->addByHand(name, QStringLiteral("Crumb")), true);
        QCOMPARE(choice()->count(), 2);
        QCOMPARE(choice()->segment(0)->accessibleName(), QStringLiteral("Bluesky"));
    }
    void theLinkIsShownAsItIsSentAndCopied()
    {
        m->show(ui::NewPost{});
        strategy::Campaign campaign;
        campaign.clientId = m->client;
        campaign.name = QStringLiteral("Stollen 2026");
        QVERIFY(m->campaigns.add(campaign));
        m->page->state().setText(QStringLiteral("See https://crumb.example/stollen"));
        auto *combo = m->find<QComboBox>("campaign");
        combo->setCurrentIndex(1);
        Q_EMIT combo->activated(1);
        QVERIFY(m->page->state().post().tagLinks);
        QTest::mouseClick(m->find<QPushButton>("copyLink"), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(QStringLiteral("https://crumb.example/stollen?utm_source=bluesky")),
                 qPrintable(copied));
    }
    void theFirstCommentIsOnlyThereWhereANetworkKnowsOne()
    {
        const auto channel = m->addByHand("telegram", QStringLiteral("crumb"));
        ui::NewPost request;
        request.account = channel;
        m->show(request);
        QVERIFY(!m->find<QWidget>("commentRow")->isVisible());
        m->page->state().setChosen(m->bluesky, true);
        QVERIFY(m->find<QWidget>("commentRow")->isVisible());
        QTest::keyClicks(m->find<QLineEdit>("firstComment"), QStringLiteral("Ask"));
        QCOMPARE(m->page->state().post().firstComment, QStringLiteral("Ask"));
    }
    void theModelOfPicturesKeepsItsContract()
    {
        openWith(2);
        PictureSource pictures(m->thumbnails);
        MediaModel model(m->page->state(), pictures);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m->page->state().removeMedia(0);
        m->page->state().setAltText(0, QStringLiteral("A square"));
        QCOMPARE(model.rowCount(), 1);
    }
    void theGridOfPicturesCoversItsPlace_data()
    {
        QTest::addColumn<int>("count");
        for (int count = 1; count <= 5; ++count)
            QTest::addRow("%d pictures", count) << count;
    }
    void theGridOfPicturesCoversItsPlace()
    {
        QFETCH(int, count);
        const QRect place(0, 0, 202, 102);
        const auto places = PictureGrid::places(count, place, 2);
        QCOMPARE(places.size(), std::min(count, 4));
        QRegion covered;
        for (const QRect &each : places) {
            QVERIFY(place.contains(each));
            QVERIFY(!covered.intersects(each));
            covered += each;
        }
        QCOMPARE(covered.boundingRect(), place);
    }

    void aPictureThatComesForADeletedPostDoesNotBringItBack()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        // To the calendar, and deleted there.
        m->page->deactivate();
        m->page->hide();
        QVERIFY(m->posts.remove(id));
        slow.end();
        QTRY_COMPARE(m->page->state().coming(), 0);
        m->pass(5000);
        QCOMPARE(m->posts.count({}).value(), 0);
        QVERIFY(m->navigator.errors.isEmpty() && m->navigator.said.isEmpty());
    }
    void thatThePostWasDeletedIsSaidToWhoWaitsForThePicture()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        QVERIFY(m->posts.remove(id));
        slow.end();
        QTRY_COMPARE(m->page->state().coming(), 0);
        m->pass(5000);
        QCOMPARE(m->posts.count({}).value(), 0);
        QCOMPARE(m->navigator.errors.size(), 1);
    }
    void aPictureGoesToWhatTheDeletedPostWasKeptAnewAs()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        QVERIFY(m->posts.remove(id));
        m->page->state().setText(QStringLiteral("Loaves and buns"));
        slow.end();
        QTRY_COMPARE(media().size(), size_t(1));
        m->pass(1000);
        QCOMPARE(m->posts.count({}).value(), 1);
        QCOMPARE(m->posts.post(m->page->state().post().id)->media.size(), size_t(1));
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void aPictureThatWasGivenBeforeThePostWasStoredDoesNotBringItBackEither()
    {
        m->show(ui::NewPost{});
        const plan::PostId first = m->page->state().post().id;
        SlowCopying slow(*m);
        drop({picture(QStringLiteral("loaf.png"), Qt::red)});
        QTest::keyClicks(m->find<PostEditor>("postText"), QStringLiteral("Loaves"));
        m->page->open(ui::NewPost{});
        QVERIFY(m->posts.remove(first));
        slow.end();
        // A later one is there, so that the copy has ended.
        QVERIFY(test::await(m->media.add(picture(QStringLiteral("later.png"), Qt::blue))));
        QCOMPARE(m->posts.count({}).value(), 0);
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void theDescriptionOfAPictureThatIsGoneIsNotLost()
    {
        openWith(2);
        m->find<MediaStrip>("mediaStrip")->describe();
        auto *text = m->find<QPlainTextEdit>("pictureDescription");
        text->setPlainText(QStringLiteral("A green square"));
        m->page->state().removeMedia(1);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->navigator.errors.size(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("A green square"));
        QVERIFY(media()[0].altText.isEmpty());
    }
};

QTEST_MAIN(MediaTest)
#include "tst_media.moc"
