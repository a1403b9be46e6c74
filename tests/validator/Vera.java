import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import org.verapdf.ReleaseDetails;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates many PDF files under several flavours in one run of the Java machine, which takes longer
 * to start than to validate a file. See README.md for the output.
 */
public final class Vera {
    private static final int CONTEXTS_SHOWN = 3;

    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int ERROR = 2;

    private Vera() {
    }

    public static void main(String[] arguments) {
        // The engine logs what it also reports; kept so that the logger is not collected.
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();

        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println("veraPDF engine " + version());
            return;
        }
        if (arguments.length < 3 || !arguments[0].equals("--flavours")) {
            System.err.println("usage: verapdf --flavours ua1,2a FILE...");
            System.exit(ERROR);
        }

        List<PDFAFlavour> flavours = flavours(arguments[1]);
        int worst = PASSED;
        for (int i = 2; i < arguments.length; i++) {
            for (PDFAFlavour flavour : flavours) {
                worst = Math.max(worst, validate(arguments[i], flavour));
            }
        }
        System.exit(worst);
    }

    private static String version() {
        for (ReleaseDetails details : ReleaseDetails.getDetails()) {
            return details.getVersion();
        }
        return "of unknown version";
    }

    private static List<PDFAFlavour> flavours(String names) {
        List<PDFAFlavour> flavours = new ArrayList<>();
        for (String name : names.split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            // For a name it does not know, the engine returns this rather than null.
            if (flavour == null || flavour == PDFAFlavour.NO_FLAVOUR) {
                System.err.println("unknown flavour: " + name + " (known: ua1 ua2 1a 1b 2a 2b 2u 3a 3b 3u 4 4e 4f)");
                System.exit(ERROR);
            }
            flavours.add(flavour);
        }
        return flavours;
    }

    private static int validate(String file, PDFAFlavour flavour) {
        if (!new File(file).canRead()) {
            System.out.println("ERROR " + flavour.getId() + " " + file + " cannot be read");
            return ERROR;
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            report(file, flavour, result);
            return result.isCompliant() ? PASSED : FAILED;
        } catch (Exception e) {
            System.out.println("ERROR " + flavour.getId() + " " + file + " " + e.getMessage());
            return ERROR;
        }
    }

    private static void report(String file, PDFAFlavour flavour, ValidationResult result) {
        System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour.getId() + " " + file
                + " checks=" + result.getTotalAssertions());

        // Sorted, so that two runs compare.
        Map<String, RuleId> failed = new TreeMap<>();
        for (RuleId rule : result.getFailedChecks().keySet()) {
            failed.put(name(rule), rule);
        }
        for (Map.Entry<String, RuleId> entry : failed.entrySet()) {
            RuleId rule = entry.getValue();
            System.out.println("   " + entry.getKey() + " x" + result.getFailedChecks().get(rule) + " "
                    + result.getValidationProfile().getRuleByRuleId(rule).getDescription());
            reportContexts(rule, result);
        }
    }

    private static void reportContexts(RuleId rule, ValidationResult result) {
        int shown = 0;
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.FAILED || !assertion.getRuleId().equals(rule)) {
                continue;
            }
            System.out.println("      @ " + assertion.getLocation().getContext());
            if (++shown == CONTEXTS_SHOWN) {
                return;
            }
        }
    }

    private static String name(RuleId rule) {
        return rule.getClause() + "-" + rule.getTestNumber();
    }
}
